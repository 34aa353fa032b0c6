using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Machines;
using Temporal.Server.Core.Updates;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Schedules, starts, fails and times out workflow tasks; <see cref="WorkflowTaskCompletions"/> completes them.</summary>
/// <remarks>
/// A task fails for good reasons and again: only its first failure is written. Further attempts are transient: they have no events until one
/// of them completes, so that a worker that fails for days adds nothing to the history.
/// </remarks>
internal static class WorkflowTasks
{
    /// <summary>From this attempt on the start-to-close timeout grows: workers report only a first failure and let the others time out.</summary>
    private const int BackoffAttempt = 4;

    private static readonly TimeSpan BackoffInitial = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackoffMax = TimeSpan.FromMinutes(10);

    public static WorkflowTaskStatus StatusOf(ExecutionState state) => state.WorkflowTask?.Status ?? WorkflowTaskStatus.None;

    /// <summary>Schedules a task unless one is pending, the run is closed, or its first task still has to wait.</summary>
    public static void EnsureScheduled(Decision decision)
    {
        var state = decision.State;
        if (decision.IsRunning && StatusOf(state) == WorkflowTaskStatus.None && !state.FirstTaskBackoff)
        {
            Schedule(decision);
        }
    }

    /// <summary>Schedules the next task: a normal one, or a transient one when the last failed and nothing has happened since.</summary>
    public static void Schedule(Decision decision)
    {
        var state = decision.State;
        var attempt = state.WorkflowTaskFailures + 1;
        var isTransient = attempt > 1;
        var sticky = isTransient ? null : state.Sticky;
        var task = new WorkflowTaskState
        {
            Status = WorkflowTaskMachine.Table.Require(
                StatusOf(state), isTransient ? WorkflowTaskEvent.ScheduleTransient : WorkflowTaskEvent.Schedule),
            Attempt = attempt,
            Stamp = ++state.NextStamp,
            ScheduledTime = decision.Context.Now,
            OriginalScheduledTime = decision.Context.Now,
            StartToCloseTimeout = StartToClose(state, attempt),
            StickyTaskQueue = sticky?.TaskQueue ?? string.Empty,
            ScheduleToStartTimeout = sticky?.ScheduleToStartTimeout ?? 0,
        };
        state.WorkflowTask = task;
        task.ScheduledEventId = isTransient ? state.NextEventId : decision.Add(ScheduledEvent(state, task)).EventId;
        decision.MustCommit = true;
        decision.Offers.Add(OfferOf(state));
    }

    /// <summary>Gets the offer of the scheduled task.</summary>
    public static TaskOffer OfferOf(ExecutionState state)
    {
        var task = state.WorkflowTask;
        var priority = state.Priority?.PriorityKey ?? 0;
        var isSticky = task.StickyTaskQueue.Length > 0;
        return new TaskOffer(
            TaskKind.Workflow,
            isSticky ? task.StickyTaskQueue : state.TaskQueue,
            isSticky ? state.TaskQueue : string.Empty,
            task.ScheduledEventId,
            task.Stamp,
            priority == 0 ? TaskPriorities.Default : priority);
    }

    /// <summary>Hands the scheduled task to a worker.</summary>
    /// <returns>False when the offer is outdated: the task is started, done or replaced.</returns>
    public static bool TryStart(Decision decision, int stamp, string identity, string requestId, WorkerVersionStamp? worker)
    {
        var state = decision.State;
        var task = state.WorkflowTask;
        if (!decision.IsRunning || task is null || task.Stamp != stamp || !WorkflowTaskMachine.IsScheduled(task.Status))
        {
            return false;
        }

        if (task.Status == WorkflowTaskStatus.TransientScheduled && task.ScheduledEventId != state.NextEventId)
        {
            Renew(decision);
        }

        task.Status = WorkflowTaskMachine.Table.Require(task.Status, WorkflowTaskEvent.Start);
        task.StartedTime = decision.Context.Now;
        task.Identity = identity;
        task.RequestId = requestId;
        task.WorkerVersion = worker;
        task.HistorySizeBytes = state.HistorySizeBytes;
        task.SuggestContinueAsNew = ContinueAsNewAdvice.IsDue(state, decision.Context.Limits);
        task.StartedEventId = task.ScheduledEventId + 1;
        decision.IsAhead = true;
        if (task.Status == WorkflowTaskStatus.Started)
        {
            // The start alone needs no flush: after a crash the task is offered again, and the first answer to either counts.
            var mustCommit = decision.MustCommit;
            decision.EndBatch();
            task.StartedEventId = decision.Add(StartedEvent(state, task, decision.Context.Limits)).EventId;
            decision.EndBatch();
            decision.MustCommit = mustCommit;
        }

        return true;
    }

    /// <summary>Writes the events of a pending task that has none yet.</summary>
    public static void Materialize(Decision decision)
    {
        var state = decision.State;
        var task = state.WorkflowTask;
        var next = WorkflowTaskMachine.Table.Require(task.Status, WorkflowTaskEvent.Materialize);
        state.FirstTaskBackoff = false;
        task.ScheduledEventId = decision.Add(ScheduledEvent(state, task)).EventId;
        if (next == WorkflowTaskStatus.Started)
        {
            task.StartedEventId = decision.Add(StartedEvent(state, task, decision.Context.Limits)).EventId;
        }

        task.Status = next;
    }

    /// <summary>Ends the started task as failed and schedules the next attempt.</summary>
    public static void Fail(Decision decision, WorkflowTaskFailure failure)
    {
        var isReset = failure.Cause == WorkflowTaskFailedCause.ResetWorkflow;
        SpeculativeTasks.MaterializeIfPending(decision, withIdentity: true);
        WriteFailed(decision, failure);
        End(decision, WorkflowTaskEvent.Fail, countsAttempt: !isReset);
        AfterFailure(decision, isReset);
    }

    /// <summary>Too many events wait for the worker: the task fails, and they are written. That counts as an attempt.</summary>
    public static void FailForOverflow(Decision decision)
    {
        WriteFailed(decision, new WorkflowTaskFailure(WorkflowTaskFailedCause.ForceCloseCommand) { Identity = SystemIdentities.History });
        End(decision, WorkflowTaskEvent.Fail, countsAttempt: true);
        EventRecorder.Flush(decision);
        Schedule(decision);
    }

    /// <summary>Ends the started task as failed without scheduling another: the run is about to be closed.</summary>
    public static void FailForClose(Decision decision) => FailForClose(
        decision, new WorkflowTaskFailure(WorkflowTaskFailedCause.ForceCloseCommand) { Identity = SystemIdentities.History });

    /// <summary>Ends the started task as failed without scheduling another: the run is about to be closed.</summary>
    public static void FailForClose(Decision decision, WorkflowTaskFailure failure)
    {
        if (WorkflowTaskMachine.IsStarted(StatusOf(decision.State)))
        {
            SpeculativeTasks.MaterializeIfPending(decision, withIdentity: true);
            WriteFailed(decision, failure);
            End(decision, WorkflowTaskEvent.Fail, countsAttempt: false);
            EventRecorder.Flush(decision);
        }
    }

    /// <summary>The worker did not answer in time.</summary>
    public static void TimeOutStarted(Decision decision)
    {
        SpeculativeTasks.MaterializeIfPending(decision, withIdentity: false);
        var task = decision.State.WorkflowTask;
        if (task.Status == WorkflowTaskStatus.Started)
        {
            decision.Add(TimedOutEvent(task, TimeoutType.StartToClose));
        }

        End(decision, WorkflowTaskEvent.TimeOutStarted, countsAttempt: true);
        AfterFailure(decision, resetAttempt: false);
    }

    /// <summary>Nobody polled the sticky queue: the normal queue gets the task.</summary>
    public static void TimeOutScheduled(Decision decision)
    {
        SpeculativeTasks.MaterializeIfPending(decision, withIdentity: false);
        var task = decision.State.WorkflowTask;
        decision.Add(TimedOutEvent(task, TimeoutType.ScheduleToStart));
        End(decision, WorkflowTaskEvent.TimeOutScheduled, countsAttempt: false);
        Schedule(decision);
    }

    /// <summary>Ends the pending task; stickiness is lost, and only a failure on the normal queue counts as an attempt.</summary>
    private static void End(Decision decision, WorkflowTaskEvent on, bool countsAttempt)
    {
        var state = decision.State;
        state.WorkflowTask.Status = WorkflowTaskMachine.Table.Require(state.WorkflowTask.Status, on);
        if (countsAttempt && state.Sticky is null)
        {
            state.WorkflowTaskFailures++;
        }

        state.Sticky = null;
        decision.MustCommit = true;
    }

    private static void AfterFailure(Decision decision, bool resetAttempt)
    {
        if (EventRecorder.Flush(decision) || resetAttempt)
        {
            decision.State.WorkflowTaskFailures = 0;
        }

        Schedule(decision);
    }

    /// <summary>Events have come since a transient task was scheduled: it becomes a normal one behind them.</summary>
    private static void Renew(Decision decision)
    {
        var state = decision.State;
        state.WorkflowTaskFailures = 0;
        state.WorkflowTask.Attempt = 1;
        state.WorkflowTask.StartToCloseTimeout = state.TaskTimeout;
        Materialize(decision);
        decision.EndBatch();
    }

    private static long StartToClose(ExecutionState state, int attempt)
    {
        if (attempt < BackoffAttempt)
        {
            return state.TaskTimeout;
        }

        var factor = Math.Pow(2, Math.Min(attempt - BackoffAttempt, 30));
        return state.TaskTimeout + (long)Math.Min(BackoffInitial.Ticks * factor, BackoffMax.Ticks);
    }

    private static void WriteFailed(Decision decision, WorkflowTaskFailure failure)
    {
        var task = decision.State.WorkflowTask;
        if (task.Status != WorkflowTaskStatus.Started)
        {
            return;
        }

        decision.EndBatch();
        decision.Add(new HistoryEvent
        {
            EventType = EventType.WorkflowTaskFailed,
            WorkflowTaskFailedEventAttributes = new WorkflowTaskFailedEventAttributes
            {
                ScheduledEventId = task.ScheduledEventId,
                StartedEventId = task.StartedEventId,
                Cause = failure.Cause,
                Failure = failure.Failure,
                Identity = failure.Identity,
                BinaryChecksum = failure.BinaryChecksum,
            },
        });
    }

    private static HistoryEvent ScheduledEvent(ExecutionState state, WorkflowTaskState task) => new()
    {
        EventType = EventType.WorkflowTaskScheduled,
        EventTime = Ticks.ToTimestamp(task.ScheduledTime),
        WorkflowTaskScheduledEventAttributes = new WorkflowTaskScheduledEventAttributes
        {
            TaskQueue = QueueOf(state, task),
            StartToCloseTimeout = Ticks.ToDuration(task.StartToCloseTimeout),
            Attempt = task.Attempt,
        },
    };

    private static HistoryEvent StartedEvent(ExecutionState state, WorkflowTaskState task, ServerLimits limits)
    {
        var attributes = new WorkflowTaskStartedEventAttributes
        {
            ScheduledEventId = task.ScheduledEventId,
            Identity = task.Identity,
            RequestId = task.RequestId,
            HistorySizeBytes = task.HistorySizeBytes,
            SuggestContinueAsNew = task.SuggestContinueAsNew,
            WorkerVersion = task.WorkerVersion,
        };
        if (task.SuggestContinueAsNew)
        {
            ContinueAsNewAdvice.AddReasons(state, attributes.SuggestContinueAsNewReasons, limits);
        }

        return new HistoryEvent
        {
            EventType = EventType.WorkflowTaskStarted,
            EventTime = Ticks.ToTimestamp(task.StartedTime),
            WorkflowTaskStartedEventAttributes = attributes,
        };
    }

    private static HistoryEvent TimedOutEvent(WorkflowTaskState task, TimeoutType type) => new()
    {
        EventType = EventType.WorkflowTaskTimedOut,
        WorkflowTaskTimedOutEventAttributes = new WorkflowTaskTimedOutEventAttributes
        {
            ScheduledEventId = task.ScheduledEventId,
            StartedEventId = type == TimeoutType.StartToClose ? task.StartedEventId : 0,
            TimeoutType = type,
        },
    };

    /// <summary>Gets the events of a pending task that are not in the history, for those who may see them.</summary>
    public static IReadOnlyList<HistoryEvent> UnwrittenEvents(ExecutionState state, ServerLimits limits, bool withIdentity)
    {
        var task = state.WorkflowTask;
        if (task is null || task.Status is WorkflowTaskStatus.None or WorkflowTaskStatus.Scheduled or WorkflowTaskStatus.Started
            || task.ScheduledEventId != state.NextEventId)
        {
            return [];
        }

        var scheduled = ScheduledEvent(state, task);
        scheduled.EventId = task.ScheduledEventId;
        if (WorkflowTaskMachine.IsScheduled(task.Status))
        {
            return [scheduled];
        }

        var started = StartedEvent(state, task, limits);
        started.EventId = task.StartedEventId;
        if (!withIdentity)
        {
            started.WorkflowTaskStartedEventAttributes.Identity = string.Empty;
        }

        return [scheduled, started];
    }

    private static TaskQueue QueueOf(ExecutionState state, WorkflowTaskState task) => task.StickyTaskQueue.Length > 0
        ? new TaskQueue { Name = task.StickyTaskQueue, Kind = TaskQueueKind.Sticky, NormalName = state.TaskQueue }
        : new TaskQueue { Name = state.TaskQueue, Kind = TaskQueueKind.Normal };
}

/// <summary>Why a workflow task failed.</summary>
internal sealed record WorkflowTaskFailure(WorkflowTaskFailedCause Cause)
{
    public Failure? Failure { get; init; }

    public string Identity { get; init; } = string.Empty;

    public string BinaryChecksum { get; init; } = string.Empty;
}
