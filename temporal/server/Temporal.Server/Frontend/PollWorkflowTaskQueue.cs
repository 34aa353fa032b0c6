using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Waits for a workflow task.</summary>
internal sealed class PollWorkflowTaskQueue(HistoryEngine engine, ITaskMatcher matcher)
{
    public async ValueTask<PollWorkflowTaskQueueResponse> PollWorkflowTaskQueueAsync(PollWorkflowTaskQueueRequest request, GrpcCall call)
    {
        var limits = engine.Options.Limits;
        var entry = engine.Namespaces.Require(request.Namespace);
        Requests.CheckPollTimeout(call.Timeout, limits);
        Requests.CheckIdentity(request.Identity, limits);
        TaskQueues.CheckPolled(request.TaskQueue, limits);
        var start = engine.Options.Time.GetTimestamp();
        var wait = Frontends.WaitOf(call.Timeout, limits.PollTimeoutMax);
        var poll = new TaskPoll(new TaskQueueKey(entry.Id, request.TaskQueue.Name, TaskQueueType.Workflow), request.Identity, wait)
        {
            NormalName = request.TaskQueue.Kind == TaskQueueKind.Sticky ? request.TaskQueue.NormalName : string.Empty,
            WorkerInstanceKey = request.WorkerInstanceKey,
        };
        while (await matcher.PollAsync(poll, call.CancellationToken) is { } task)
        {
            if (await TryStartAsync(task, request, poll.IsSticky, call.CancellationToken) is { } snapshot)
            {
                return await snapshot.CompleteAsync(engine.Store, limits.HistoryPageEventsMax, call.CancellationToken);
            }

            var left = wait - engine.Options.Time.GetElapsedTime(start);
            poll = poll with { Timeout = left > TimeSpan.Zero ? left : TimeSpan.Zero };
        }

        return new PollWorkflowTaskQueueResponse();
    }

    private async ValueTask<WorkflowTaskSnapshot?> TryStartAsync(
        QueueTask task, PollWorkflowTaskQueueRequest request, bool isSticky, CancellationToken cancellationToken)
    {
        try
        {
            if (task.QueryId is not null)
            {
                return await engine.QueryTasks.TryStartAsync(engine, task, isSticky, cancellationToken);
            }

            return await engine.UpdateAsync(
                task.Run,
                (run, decision) => WorkflowTasks.TryStart(decision, task.Stamp, request.Identity, decision.Context.NewId(), worker: null)
                    ? WorkflowTaskSnapshot.Take(run, decision, isSticky)
                    : null,
                cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The caller left before the task was his.
            matcher.Offer(task);
            throw;
        }
        catch (Core.Errors.ServiceException exception) when (exception.Kind == Core.Errors.ServiceErrorKind.NotFound)
        {
            return null;
        }
    }
}
