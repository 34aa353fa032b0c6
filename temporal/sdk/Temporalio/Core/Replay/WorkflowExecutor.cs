using System.Collections.Frozen;
using Google.Protobuf;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Instances;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Core.Replay;

/// <inheritdoc cref="IWorkflowExecutor"/>
internal sealed class WorkflowExecutor : IWorkflowExecutor
{
    // Of a task's timeout, what may pass before a task that waits for local activities is answered, and renewed.
    private const double KeepAliveShare = 0.8;

    private readonly WorkflowExecutorOptions _options;
    private readonly FrozenDictionary<string, WorkflowDefinition> _workflows;
    private readonly WorkflowDefinition? _dynamicWorkflow;
    private readonly RunCache _cache;
    private readonly TaskAnswers _answers;

    public WorkflowExecutor(WorkflowExecutorOptions options)
    {
        _options = options;
        _workflows = options.Workflows.Where(w => !w.Dynamic).ToFrozenDictionary(w => w.Name!, StringComparer.Ordinal);
        _dynamicWorkflow = options.Workflows.SingleOrDefault(w => w.Dynamic);
        _cache = new RunCache(options.MaxCachedRuns);
        _answers = new TaskAnswers(options);
    }

    public int CachedRuns => _cache.Count;

    public async Task<WorkflowTaskResult> ProcessAsync(
        PollWorkflowTaskQueueResponse task, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(task);
        var runId = task.WorkflowExecution.RunId;
        using var lease = await _cache.LeaseAsync(runId, cancellationToken).ConfigureAwait(false);
        try
        {
            var received = _options.Clock.GetTimestamp();
            var run = await PrepareAsync(task, lease, cancellationToken).ConfigureAwait(false);
            var events = lease.Pending;
            _options.OnTaskStarting?.Invoke(run.Instance);
            await InCodeAsync(run, () => run.Replay(events, task.Messages, task.PreviousStartedEventId)).ConfigureAwait(false);
            if (task.Query is not null)
            {
                return await _answers.QueryAsync(task, run).ConfigureAwait(false);
            }

            var keepAlive = await FinishLocalActivitiesAsync(run, received, cancellationToken).ConfigureAwait(false);
            var completed = await _answers.CompleteAsync(task, run, keepAlive).ConfigureAwait(false);
            _options.OnTaskCompleted?.Invoke(run.Instance, null);
            if (run.Machines.Commands.HasClosing)
            {
                lease.Evict();
            }

            return completed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            lease.Evict();
            throw;
        }
#pragma warning disable CA1031 // Whatever happens while a task is processed fails the task, not the worker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var run = lease.Run;
            if (run?.Instance.Info is not null)
            {
                _options.OnTaskCompleted?.Invoke(run.Instance, e);
            }

            var failed = await _answers.FailAsync(task, run, e).ConfigureAwait(false);
            if (e is DeadlockException)
            {
                // Its thread may still be inside: it can only be left alone.
                lease.Abandon();
            }
            else
            {
                lease.Evict();
            }

            return failed;
        }
    }

    public void Accepted(string runId, long resetHistoryEventId)
    {
        if (resetHistoryEventId != 0)
        {
            _cache.Peek(runId)?.Machines.ForgetSpeculativeTask();
        }
    }

    public Task EvictAsync(string runId) => _cache.EvictAsync(runId);

    public Task EvictAllAsync() => _cache.EvictAllAsync();

    /// <summary>Gets the run that a task is for, from the cache or new, and the events that it has not seen.</summary>
    private async Task<WorkflowRun> PrepareAsync(PollWorkflowTaskQueueResponse task, RunLease lease, CancellationToken cancellationToken)
    {
        IReadOnlyList<HistoryEvent> events = task.History?.Events ?? [];
        var isFull = events is [{ EventId: 1 }, ..];
        var fits = lease.Run is { } cached && (events.Count == 0 || events[0].EventId <= cached.Machines.LastEventId + 1);
        var token = task.NextPageToken;
        if (isFull || !fits)
        {
            lease.Drop();
            if (!isFull)
            {
                events = [];
                token = ByteString.Empty;
            }
        }

        if (token.Length > 0 || events.Count == 0 && lease.Run is null)
        {
            List<HistoryEvent> all = [.. events];
            do
            {
                var page = await _options.HistoryPages.FetchAsync(task.WorkflowExecution, token, cancellationToken).ConfigureAwait(false);
                all.AddRange(page.Events);
                token = page.NextPageToken;
            }
            while (token.Length > 0);
            events = all;
        }

        if (_options.Instances.DataConverter.PayloadCodec is { } codec)
        {
            foreach (var e in events)
            {
                await PayloadCodecs.DecodeAsync(codec, e).ConfigureAwait(false);
            }

            foreach (var question in QuestionsOf(task))
            {
                await PayloadCodecs.DecodeAsync(codec, question).ConfigureAwait(false);
            }
        }

        lease.Pending = events;
        return lease.Run ??= Create(task, events);
    }

    private static IEnumerable<IMessage> QuestionsOf(PollWorkflowTaskQueueResponse task)
    {
        IEnumerable<IMessage> others = [.. task.Queries.Values, .. task.Messages];
        return task.Query is null ? others : others.Prepend(task.Query);
    }

    private WorkflowRun Create(PollWorkflowTaskQueueResponse task, IReadOnlyList<HistoryEvent> events)
    {
        var type = task.WorkflowType?.Name is { Length: > 0 } named
            ? named
            : events is [{ WorkflowExecutionStartedEventAttributes.WorkflowType: { } started }, ..] ? started.Name : string.Empty;
        if (!_workflows.TryGetValue(type, out var definition))
        {
            definition = _dynamicWorkflow ?? throw new ApplicationFailureException(
                $"Workflow type {type} is not registered on this worker, available workflows: "
                    + string.Join(", ", _workflows.Keys.Order(StringComparer.Ordinal)),
                errorType: "NotFoundError");
        }

        var execution = task.WorkflowExecution;
        var instance = new WorkflowInstance(_options.Instances, definition, execution.WorkflowId, execution.RunId);
        if (events is [{ WorkflowExecutionStartedEventAttributes: not null } first, ..])
        {
            instance.Introduce(first);
        }

        return new WorkflowRun(instance, _options.LocalActivities, _options.Clock);
    }

    /// <summary>Runs and waits for local activities.</summary>
    /// <returns>Whether some go on while the task is answered.</returns>
    private async Task<bool> FinishLocalActivitiesAsync(WorkflowRun run, long received, CancellationToken cancellationToken)
    {
        var limit = run.Instance.Info is { } info ? info.TaskTimeout * KeepAliveShare : TimeSpan.Zero;
        while (run.DriveLocalActivities() && !run.Machines.Commands.HasClosing)
        {
            var left = limit - _options.Clock.GetElapsedTime(received);
            if (left <= TimeSpan.Zero || !await run.WaitLocalActivityAsync(left, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            await InCodeAsync(run, run.ActivateAll).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Lets the code have control, not for longer than it may.</summary>
    private async Task InCodeAsync(WorkflowRun run, Action action)
    {
        if (_options.DeadlockLimit is not { } limit)
        {
            action();
            return;
        }

        var work = Task.Run(action);
        while (!work.IsCompleted)
        {
            using var stop = new CancellationTokenSource();
            var pause = Task.Delay(limit, _options.Clock, stop.Token);
            if (await Task.WhenAny(work, pause).ConfigureAwait(false) == work)
            {
                await stop.CancelAsync().ConfigureAwait(false);
                break;
            }

            if (run.TimeInCode >= limit)
            {
                throw new DeadlockException(limit);
            }
        }

        await work.ConfigureAwait(false);
    }
}
