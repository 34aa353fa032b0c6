using Temporal.Server.Core.Machines;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Takes what workers report about activities. An attempt that is retried leaves no event.</summary>
internal static class Activities
{
    private const string NotStarted = "ACTIVITY_ID_NOT_STARTED";

    /// <summary>Finds the attempt that a token speaks of.</summary>
    /// <exception cref="Errors.ServiceException">The run is closed, or the attempt is over.</exception>
    public static ActivityState RequireStarted(Decision decision, long scheduledEventId, int attempt)
    {
        if (!decision.IsRunning)
        {
            throw Refusals.AlreadyCompleted();
        }

        return decision.State.Activities.TryGetValue(scheduledEventId, out var activity)
            && activity.Status == ActivityStatus.Started
            && activity.Attempt == attempt
            ? activity
            : throw Refusals.ActivityNotFound();
    }

    /// <summary>Finds a pending activity by its id.</summary>
    /// <exception cref="Errors.ServiceException">The run is closed, or no such activity is pending.</exception>
    public static ActivityState RequireById(Decision decision, string activityId)
    {
        if (!decision.IsRunning)
        {
            throw Refusals.AlreadyCompleted();
        }

        return FindById(decision.State, activityId) ?? throw Refusals.PendingActivityNotFound(activityId);
    }

    public static ActivityState? FindById(ExecutionState state, string activityId)
    {
        foreach (var activity in state.Activities.Values)
        {
            if (activity.Status != ActivityStatus.Closed && string.Equals(activity.ActivityId, activityId, StringComparison.Ordinal))
            {
                return activity;
            }
        }

        return null;
    }

    public static void Complete(Decision decision, ActivityState activity, Payloads? result, string identity) =>
        Close(decision, activity, startedEventId => new HistoryEvent
        {
            EventType = EventType.ActivityTaskCompleted,
            ActivityTaskCompletedEventAttributes = new ActivityTaskCompletedEventAttributes
            {
                Result = result,
                ScheduledEventId = activity.ScheduledEventId,
                StartedEventId = startedEventId,
                Identity = identity,
            },
        });

    /// <summary>An attempt failed: another follows, or the activity fails.</summary>
    public static void Fail(Decision decision, ActivityState activity, Failure? failure, string identity)
    {
        var retryState = ActivityRetries.TryRetry(decision, activity, failure);
        if (retryState == RetryState.InProgress)
        {
            return;
        }

        Close(decision, activity, startedEventId => new HistoryEvent
        {
            EventType = EventType.ActivityTaskFailed,
            ActivityTaskFailedEventAttributes = new ActivityTaskFailedEventAttributes
            {
                Failure = failure,
                ScheduledEventId = activity.ScheduledEventId,
                StartedEventId = startedEventId,
                Identity = identity,
                RetryState = retryState,
            },
        });
    }

    public static void TimeOut(Decision decision, ActivityState activity, Failure failure, RetryState retryState) =>
        Close(decision, activity, startedEventId => new HistoryEvent
        {
            EventType = EventType.ActivityTaskTimedOut,
            ActivityTaskTimedOutEventAttributes = new ActivityTaskTimedOutEventAttributes
            {
                Failure = failure,
                ScheduledEventId = activity.ScheduledEventId,
                StartedEventId = startedEventId,
                RetryState = retryState,
            },
        });

    /// <summary>A worker says that it ended the activity because it was asked to.</summary>
    /// <exception cref="Errors.ServiceException">Nobody asked.</exception>
    public static void Cancel(Decision decision, ActivityState activity, Payloads? details, string identity)
    {
        if (!activity.CancelRequested)
        {
            throw Refusals.Invalid("unable to mark activity as canceled without activity being request canceled first");
        }

        Close(decision, activity, startedEventId => CanceledEvent(activity, startedEventId, details, identity));
    }

    /// <summary>The workflow asks for the cancellation; an activity that nobody works on ends at once.</summary>
    /// <returns>Whether the activity ended.</returns>
    public static bool RequestCancel(Decision decision, ActivityState activity, long completedEventId, string identity)
    {
        var requested = decision.Add(new HistoryEvent
        {
            EventType = EventType.ActivityTaskCancelRequested,
            ActivityTaskCancelRequestedEventAttributes = new ActivityTaskCancelRequestedEventAttributes
            {
                ScheduledEventId = activity.ScheduledEventId,
                WorkflowTaskCompletedEventId = completedEventId,
            },
        });
        activity.CancelRequested = true;
        activity.CancelRequestedEventId = requested.EventId;
        if (activity.Status == ActivityStatus.Started)
        {
            return false;
        }

        decision.Add(CanceledEvent(activity, 0, JsonPayloads.Of(NotStarted), identity));
        decision.State.Activities.Remove(activity.ScheduledEventId);
        return true;
    }

    /// <summary>Notes a sign of life.</summary>
    public static void Heartbeat(Decision decision, ActivityState activity, Payloads? details)
    {
        activity.HeartbeatTime = decision.Context.Now;
        if (details is not null)
        {
            activity.HeartbeatDetails = details;
        }

        decision.MustCommit = true;
    }

    /// <summary>An activity that is completed by id before anybody took it gets a start after all.</summary>
    public static void MakeUpStart(Decision decision, ActivityState activity, string identity)
    {
        if (activity.Status == ActivityStatus.BackingOff)
        {
            activity.Status = ActivityMachine.Table.Require(activity.Status, ActivityEvent.BackoffEnd);
        }

        if (activity.Status == ActivityStatus.Scheduled)
        {
            ActivityAttempts.TryStart(
                decision, activity.ScheduledEventId, activity.Stamp, new ActivityStart(identity, RequestId: string.Empty, WorkerVersion: null));
        }
    }

    /// <summary>Writes start and end together, and wakes the workflow.</summary>
    private static void Close(Decision decision, ActivityState activity, Func<long, HistoryEvent> makeEvent)
    {
        var wasStarted = activity.Status == ActivityStatus.Started;
        activity.Status = ActivityMachine.Table.Require(activity.Status, ActivityEvent.Close);
        var startedEventId = wasStarted ? EventRecorder.Record(decision, StartedEvent(activity)).EventId : 0;
        var closing = EventRecorder.Record(decision, makeEvent(startedEventId));
        if (closing.EventId != 0)
        {
            decision.State.Activities.Remove(activity.ScheduledEventId);
        }

        EventRecorder.Wake(decision);
    }

    private static HistoryEvent StartedEvent(ActivityState activity) => new()
    {
        EventType = EventType.ActivityTaskStarted,
        EventTime = Ticks.ToTimestamp(activity.StartedTime),
        ActivityTaskStartedEventAttributes = new ActivityTaskStartedEventAttributes
        {
            ScheduledEventId = activity.ScheduledEventId,
            Identity = activity.StartedIdentity,
            RequestId = activity.StartedRequestId,
            Attempt = activity.Attempt,
            LastFailure = activity.LastFailure,
            WorkerVersion = activity.WorkerVersion,
        },
    };

    private static HistoryEvent CanceledEvent(ActivityState activity, long startedEventId, Payloads? details, string identity) => new()
    {
        EventType = EventType.ActivityTaskCanceled,
        ActivityTaskCanceledEventAttributes = new ActivityTaskCanceledEventAttributes
        {
            Details = details,
            LatestCancelRequestedEventId = activity.CancelRequestedEventId,
            ScheduledEventId = activity.ScheduledEventId,
            StartedEventId = startedEventId,
            Identity = identity,
        },
    };
}
