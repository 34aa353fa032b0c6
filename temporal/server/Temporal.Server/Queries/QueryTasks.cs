using System.Collections.Concurrent;
using Google.Protobuf;
using Temporal.Server.Core.Executions;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Queries;

/// <summary>The queries that go to workers in tasks of their own: first to the worker that has the run in its cache, then to any.</summary>
internal sealed class QueryTasks(ITaskMatcher matcher, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, PendingQuery> _queries = new(StringComparer.Ordinal);

    /// <summary>Offers a query that no workflow task took along, unless its run can't be queried in its present state.</summary>
    public void Dispatch(PendingQuery query, ExecutionState state)
    {
        if (QueryRules.WhyNotReady(state) is { } error)
        {
            query.Fail(error);
        }
        else
        {
            Dispatch(query, QueryTarget.Of(state));
        }
    }

    /// <summary>Offers a query to the workers of a run.</summary>
    /// <param name="query">The query; forgotten once it is answered.</param>
    /// <param name="target">Where its run's workers poll.</param>
    public void Dispatch(PendingQuery query, QueryTarget target)
    {
        if (!_queries.TryAdd(query.Id, query))
        {
            return;
        }

        var isSticky = target.StickyQueue.Length > 0;
        Offer(query, isSticky ? target.StickyQueue : target.NormalQueue, isSticky ? target.NormalQueue : string.Empty);
        _ = TendAsync(query, target, isSticky);
    }

    /// <summary>Finds the query that a worker answers.</summary>
    /// <exception cref="Core.Errors.ServiceException">It is answered already, or its caller is gone.</exception>
    public PendingQuery Take(string id) => _queries.TryRemove(id, out var query) && !query.Answer.IsCompleted
        ? query
        : throw Refusals.NotFound("query task not found, or already expired");

    /// <summary>Makes the task that asks a query.</summary>
    /// <returns>The task, or null when nobody waits for the answer any more.</returns>
    public async ValueTask<WorkflowTaskSnapshot?> TryStartAsync(HistoryEngine engine, QueueTask task, bool isSticky, CancellationToken cancellationToken)
    {
        if (task.QueryId is null || !_queries.TryGetValue(task.QueryId, out var query) || query.Answer.IsCompleted)
        {
            return null;
        }

        WorkflowTaskSnapshot snapshot;
        Task committed;
        using (var lease = await engine.Slots.EnterAsync(task.Run.NamespaceId, task.Run.WorkflowId, cancellationToken))
        {
            var run = await engine.Loader.FindAsync(lease.Slot, task.Run.RunId, cancellationToken);
            if (run is null)
            {
                query.Fail(Refusals.WorkflowNotFound(task.Run.WorkflowId));
                return null;
            }

            snapshot = Snapshot(run, query, task.Queue.Name, isSticky);
            committed = run.LastCommit;
        }

        await committed;
        return snapshot;
    }

    private static WorkflowTaskSnapshot Snapshot(CachedRun run, PendingQuery query, string queue, bool isSticky)
    {
        var state = run.State;
        var response = new PollWorkflowTaskQueueResponse
        {
            TaskToken = new TaskToken
            {
                NamespaceId = run.Key.NamespaceId,
                WorkflowId = run.Key.WorkflowId,
                RunId = run.Key.RunId,
                QueryId = query.Id,
                TaskQueue = queue,
            }.ToByteString(),
            WorkflowExecution = new WorkflowExecution { WorkflowId = state.WorkflowId, RunId = state.RunId },
            WorkflowType = new WorkflowType { Name = state.WorkflowType },
            PreviousStartedEventId = state.LastStartedEventId,
            Attempt = 1,
            WorkflowExecutionTaskQueue = new TaskQueue { Name = state.TaskQueue, Kind = TaskQueueKind.Normal },
            Query = query.Query,
        };

        // A worker that has the run in its cache has seen everything: no task is pending.
        var first = isSticky ? state.NextEventId : 1;
        return new WorkflowTaskSnapshot(response, HistoryReader.Plan(run, first, state.NextEventId), []);
    }

    private void Offer(PendingQuery query, string queue, string normalQueue) =>
        matcher.Offer(new QueueTask(new TaskQueueKey(query.Run.NamespaceId, queue, TaskQueueType.Workflow), query.Run, ScheduledEventId: 0, Stamp: 0)
        {
            QueryId = query.Id,
            NormalName = normalQueue,
        });

    /// <summary>Offers the query to any worker when the sticky one has had its time, and forgets it once it is answered.</summary>
    private async Task TendAsync(PendingQuery query, QueryTarget target, bool isSticky)
    {
        try
        {
            if (isSticky)
            {
                await OfferLaterAsync(query, target);
            }

            _ = await query.Answer;
        }
        catch (Core.Errors.ServiceException)
        {
            // Answered with an error, which the caller gets.
        }
        finally
        {
            _queries.TryRemove(query.Id, out _);
        }
    }

    private async Task OfferLaterAsync(PendingQuery query, QueryTarget target)
    {
        try
        {
            _ = await query.Answer.WaitAsync(target.StickyTimeout, time);
        }
        catch (TimeoutException)
        {
            Offer(query, target.NormalQueue, string.Empty);
        }
    }
}

/// <summary>Where the workers of a run poll.</summary>
/// <param name="NormalQueue">The run's task queue.</param>
/// <param name="StickyQueue">The queue of the worker that has the run in its cache; empty when none has.</param>
/// <param name="StickyTimeout">How long that worker may take to fetch the task.</param>
internal sealed record QueryTarget(string NormalQueue, string StickyQueue, TimeSpan StickyTimeout)
{
    public static QueryTarget Of(ExecutionState state) =>
        new(state.TaskQueue, state.Sticky?.TaskQueue ?? string.Empty, TimeSpan.FromTicks(state.Sticky?.ScheduleToStartTimeout ?? 0));
}
