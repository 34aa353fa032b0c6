using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;
using Temporalio.Workflows;

namespace Temporalio.Core.Machines;

/// <summary>The states of an activity as its workflow sees it.</summary>
internal enum ActivityState
{
    ScheduleIssued,
    Scheduled,
    Started,
    CancelIssued,
    CancelRequested,
    Closed,
    Abandoned,
}

/// <summary>What moves an activity.</summary>
internal enum ActivityTrigger
{
    ScheduledEvent,
    StartedEvent,
    ResultEvent,
    TimedOutEvent,
    CanceledEvent,
    CancelRequestedEvent,
    Cancel,
    Abandon,
}

/// <summary>An activity.</summary>
internal sealed class ActivityMachine : Machine<ActivityState, ActivityTrigger>
{
    internal static readonly TransitionTable<ActivityState, ActivityTrigger> Table = new(
        (ActivityState.ScheduleIssued, ActivityTrigger.ScheduledEvent, ActivityState.Scheduled),
        (ActivityState.ScheduleIssued, ActivityTrigger.Cancel, ActivityState.Closed),
        (ActivityState.ScheduleIssued, ActivityTrigger.Abandon, ActivityState.Closed),
        (ActivityState.Scheduled, ActivityTrigger.StartedEvent, ActivityState.Started),
        (ActivityState.Scheduled, ActivityTrigger.TimedOutEvent, ActivityState.Closed),
        (ActivityState.Scheduled, ActivityTrigger.Cancel, ActivityState.CancelIssued),
        (ActivityState.Scheduled, ActivityTrigger.Abandon, ActivityState.Abandoned),
        (ActivityState.Started, ActivityTrigger.ResultEvent, ActivityState.Closed),
        (ActivityState.Started, ActivityTrigger.TimedOutEvent, ActivityState.Closed),
        (ActivityState.Started, ActivityTrigger.Cancel, ActivityState.CancelIssued),
        (ActivityState.Started, ActivityTrigger.Abandon, ActivityState.Abandoned),
        (ActivityState.CancelIssued, ActivityTrigger.CancelRequestedEvent, ActivityState.CancelRequested),
        (ActivityState.CancelRequested, ActivityTrigger.StartedEvent, ActivityState.CancelRequested),
        (ActivityState.CancelRequested, ActivityTrigger.ResultEvent, ActivityState.Closed),
        (ActivityState.CancelRequested, ActivityTrigger.TimedOutEvent, ActivityState.Closed),
        (ActivityState.CancelRequested, ActivityTrigger.CanceledEvent, ActivityState.Closed),
        (ActivityState.Abandoned, ActivityTrigger.StartedEvent, ActivityState.Abandoned),
        (ActivityState.Abandoned, ActivityTrigger.ResultEvent, ActivityState.Closed),
        (ActivityState.Abandoned, ActivityTrigger.TimedOutEvent, ActivityState.Closed),
        (ActivityState.Abandoned, ActivityTrigger.CanceledEvent, ActivityState.Closed));

    private readonly RunMachines _run;
    private readonly ScheduleActivityTaskCommandAttributes _attributes;
    private readonly ActivityCancellationType _cancellationType;
    private readonly Action<Resolution> _onResolved;
    private readonly IssuedCommand _issued;
    private long _scheduledEventId;
    private long _startedEventId;
    private bool _isResolved;

    public ActivityMachine(
        RunMachines run, Command command, ActivityCancellationType cancellationType, Action<Resolution> onResolved)
        : base(Table, ActivityState.ScheduleIssued)
    {
        _run = run;
        _attributes = command.ScheduleActivityTaskCommandAttributes;
        _cancellationType = cancellationType;
        _onResolved = onResolved;
        _issued = run.Commands.Issue(command, this);
    }

    public override bool IsFinal => State == ActivityState.Closed;

    public override string ToString() => $"activity '{_attributes.ActivityId}' of type '{_attributes.ActivityType?.Name}'";

    /// <summary>The workflow no longer wants it.</summary>
    public void Cancel()
    {
        var before = State;
        var trigger = _cancellationType == ActivityCancellationType.Abandon ? ActivityTrigger.Abandon : ActivityTrigger.Cancel;
        if (!TryFire(trigger))
        {
            return;
        }

        if (before == ActivityState.ScheduleIssued)
        {
            _issued.Drop();
        }
        else if (State == ActivityState.CancelIssued)
        {
            _run.Commands.Issue(
                new Command
                {
                    CommandType = CommandType.RequestCancelActivityTask,
                    RequestCancelActivityTaskCommandAttributes = new() { ScheduledEventId = _scheduledEventId },
                },
                this);
        }

        if (before == ActivityState.ScheduleIssued || _cancellationType != ActivityCancellationType.WaitCancellationCompleted)
        {
            Resolve(Resolution.Cancelled(CancelledFailure(details: null, identity: string.Empty)));
        }
    }

    public override void OnCommandEvent(in EventContext history, Command command)
    {
        var e = history.Event;
        switch (command.CommandType, e.EventType)
        {
            case (CommandType.ScheduleActivityTask, EventType.ActivityTaskScheduled):
                var recorded = e.ActivityTaskScheduledEventAttributes;
                if (_run.Flags.Use(CoreFlag.IdAndTypeChecks, history.InLastTask))
                {
                    Check(e, "activity id", recorded.ActivityId, _attributes.ActivityId);
                    Check(e, "activity type", recorded.ActivityType.Name, _attributes.ActivityType.Name);
                }

                _scheduledEventId = e.EventId;
                Fire(ActivityTrigger.ScheduledEvent, e);
                break;
            case (CommandType.RequestCancelActivityTask, EventType.ActivityTaskCancelRequested):
                Fire(ActivityTrigger.CancelRequestedEvent, e);
                break;
            default:
                throw Nondeterminism.Mismatch(e, command);
        }
    }

    public override void OnEvent(in EventContext history)
    {
        var e = history.Event;
        switch (e.EventType)
        {
            case EventType.ActivityTaskStarted:
                _startedEventId = e.EventId;
                Fire(ActivityTrigger.StartedEvent, e);
                break;
            case EventType.ActivityTaskCompleted:
                Fire(ActivityTrigger.ResultEvent, e);
                Resolve(Resolution.Completed(e.ActivityTaskCompletedEventAttributes.Result));
                break;
            case EventType.ActivityTaskFailed:
                Fire(ActivityTrigger.ResultEvent, e);
                var failed = e.ActivityTaskFailedEventAttributes;
                Resolve(Resolution.Failed(Wrap("Activity task failed", failed.Failure, failed.Identity, failed.RetryState)));
                break;
            case EventType.ActivityTaskTimedOut:
                Fire(ActivityTrigger.TimedOutEvent, e);
                var timedOut = e.ActivityTaskTimedOutEventAttributes;
                Resolve(Resolution.Failed(Wrap("Activity task timed out", timedOut.Failure, string.Empty, timedOut.RetryState)));
                break;
            case EventType.ActivityTaskCanceled:
                Fire(ActivityTrigger.CanceledEvent, e);
                var canceled = e.ActivityTaskCanceledEventAttributes;
                Resolve(Resolution.Cancelled(CancelledFailure(canceled.Details, canceled.Identity)));
                break;
            default:
                base.OnEvent(history);
                break;
        }
    }

    private static void Check(HistoryEvent e, string what, string recorded, string issued)
    {
        if (recorded != issued)
        {
            throw Nondeterminism.Differs(e, what, recorded, issued);
        }
    }

    private void Resolve(Resolution resolution)
    {
        if (!_isResolved)
        {
            _isResolved = true;
            _run.Jobs.Post(JobOrder.Resolution, () => _onResolved(resolution));
        }
    }

    private Failure CancelledFailure(Payloads? details, string identity)
    {
        var cause = new Failure { Message = "Activity cancelled", CanceledFailureInfo = new() { Details = details } };
        return Wrap("Activity cancelled", cause, identity, RetryState.CancelRequested);
    }

    private Failure Wrap(string message, Failure? cause, string identity, RetryState retryState) => new()
    {
        Message = message,
        Cause = cause,
        ActivityFailureInfo = new()
        {
            ScheduledEventId = _scheduledEventId,
            StartedEventId = _startedEventId,
            Identity = identity,
            ActivityType = _attributes.ActivityType,
            ActivityId = _attributes.ActivityId,
            RetryState = retryState,
        },
    };
}
