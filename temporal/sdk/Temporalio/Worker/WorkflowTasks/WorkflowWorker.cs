using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;
using Temporalio.Core.Replay;
using Temporalio.Worker.Tuning;

namespace Temporalio.Worker.WorkflowTasks;

/// <summary>Takes workflow tasks through the executor and sends the answers, going on with each task that comes back inline.</summary>
internal sealed partial class WorkflowWorker
{
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IWorkflowExecutor _executor;
    private readonly IWorkerService _service;
    private readonly WorkerIdentity _identity;
    private readonly WorkflowWorkerOptions _options;
    private readonly IEagerActivities? _eager;
    private readonly ILogger _logger;
    private readonly StickyExecutionAttributes? _sticky;
    private readonly CancellationToken _kill;
    private int _count;
    private volatile bool _draining;

    /// <summary>Initializes a new instance of the <see cref="WorkflowWorker"/> class.</summary>
    /// <param name="executor">Runs the workflow code.</param>
    /// <param name="service">Takes the answers.</param>
    /// <param name="identity">Who the worker is.</param>
    /// <param name="options">The settings.</param>
    /// <param name="eager">Takes eager activities; null when there may be none.</param>
    /// <param name="logger">Gets refusals.</param>
    /// <param name="kill">Ends the processing of tasks without an answer.</param>
    public WorkflowWorker(
        IWorkflowExecutor executor,
        IWorkerService service,
        WorkerIdentity identity,
        WorkflowWorkerOptions options,
        IEagerActivities? eager,
        ILogger logger,
        CancellationToken kill)
    {
        (_executor, _service, _identity, _options, _eager, _logger) = (executor, service, identity, options, eager, logger);
        _kill = kill;
        _sticky = !options.UseSticky ? null : new()
        {
            WorkerTaskQueue = WorkflowTaskSource.StickyQueue(identity),
            ScheduleToStartTimeout = Duration.FromTimeSpan(options.StickyScheduleToStartTimeout),
        };
    }

    /// <summary>Starts a task and returns.</summary>
    /// <param name="task">The task.</param>
    /// <param name="lease">Its slot; released when the task and those that followed it inline are answered.</param>
    /// <param name="isSticky">Whether it came from the sticky queue.</param>
    public void Start(PollWorkflowTaskQueueResponse task, SlotLease lease, bool isSticky)
    {
        lease.Use(new SlotInfo.WorkflowSlotInfo(task.WorkflowType?.Name ?? string.Empty, isSticky));
        Interlocked.Increment(ref _count);

        // Off the poller's thread, so that the next poll goes out before this task's work.
        ThreadPool.UnsafeQueueUserWorkItem(
            static work => _ = work.Worker.RunAsync(work.Task, work.Lease),
            (Worker: this, Task: task, Lease: lease),
            preferLocal: false);
    }

    /// <summary>From now on answers ask for no inline task and for no sticky queue: other workers take over.</summary>
    public void BeginDrain() => _draining = true;

    /// <summary>Waits until no task is in work. No task may be started after this call.</summary>
    /// <returns>Completes when all are answered.</returns>
    public async Task DrainAsync()
    {
        BeginDrain();
        if (Volatile.Read(ref _count) == 0)
        {
            _drained.TrySetResult();
        }

#pragma warning disable VSTHRD003 // Our own completion source.
        await _drained.Task.ConfigureAwait(false);
#pragma warning restore VSTHRD003
    }

    private async Task RunAsync(PollWorkflowTaskQueueResponse first, SlotLease lease)
    {
        var failed = false;
        try
        {
            var next = (PollWorkflowTaskQueueResponse?)first;
            while (next is { } task)
            {
                (next, failed) = await ProcessAsync(task).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_kill.IsCancellationRequested)
        {
            failed = true;
        }
#pragma warning disable CA1031 // The top of a task: nobody awaits it, so that whatever went wrong must be told here.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failed = true;
            LogTaskBroke(e, first.WorkflowExecution.WorkflowId, first.WorkflowExecution.RunId);
            await _executor.EvictAsync(first.WorkflowExecution.RunId).ConfigureAwait(false);
        }
        finally
        {
            lease.Release(failed);
            if (Interlocked.Decrement(ref _count) == 0 && _draining)
            {
                _drained.TrySetResult();
            }
        }
    }

    /// <summary>Answers one task.</summary>
    /// <returns>The task that came back inline, if any; whether this one failed.</returns>
    private async Task<(PollWorkflowTaskQueueResponse? Next, bool Failed)> ProcessAsync(PollWorkflowTaskQueueResponse task)
    {
        var result = await _executor.ProcessAsync(task, _kill).ConfigureAwait(false);
        switch (result)
        {
            case WorkflowTaskResult.Completed completed:
                return (await CompleteAsync(task, completed.Request).ConfigureAwait(false), false);
            case WorkflowTaskResult.Failed failed:
                await FailAsync(task, failed.Request).ConfigureAwait(false);
                return (null, true);
            case WorkflowTaskResult.QueryCompleted query:
                await AnswerQueryAsync(task, query.Request).ConfigureAwait(false);
                return (null, false);
            case WorkflowTaskResult.Silent silent:
                LogSilent(task.WorkflowExecution.WorkflowId, task.WorkflowExecution.RunId, task.Attempt, silent.Reason);
                return (null, true);
            default:
                throw new UnreachableException($"Workflow task result {result.GetType()} is of no known kind.");
        }
    }

    [LoggerMessage(EventId = 2200, Level = LogLevel.Error, Message = "A task of workflow {WorkflowId} (run {RunId}) could not be processed; the service will time it out")]
    private partial void LogTaskBroke(Exception exception, string workflowId, string runId);

    [LoggerMessage(EventId = 2201, Level = LogLevel.Warning, Message = "A task of workflow {WorkflowId} (run {RunId}) failed again in attempt {Attempt} and is left to time out: {Reason}")]
    private partial void LogSilent(string workflowId, string runId, int attempt, string reason);

    [LoggerMessage(EventId = 2202, Level = LogLevel.Debug, Message = "The service refused the answer to a task of workflow {WorkflowId} (run {RunId}), which has moved on: {Reason}")]
    private partial void LogOvertaken(string workflowId, string runId, string reason);

    [LoggerMessage(EventId = 2203, Level = LogLevel.Warning, Message = "The answer to a task of workflow {WorkflowId} (run {RunId}) was not taken")]
    private partial void LogAnswerRefused(Exception exception, string workflowId, string runId);
}
