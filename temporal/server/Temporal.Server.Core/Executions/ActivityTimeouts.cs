using Temporal.Server.Core.Retries;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Times out attempts of activities.</summary>
internal static class ActivityTimeouts
{
    /// <summary>Applies what is due: a timeout, or (unspecified) the end of the back-off.</summary>
    public static void Apply(Decision decision, ActivityState activity, TimeoutType timeout)
    {
        if (timeout == TimeoutType.Unspecified)
        {
            ActivityAttempts.EndBackoff(decision, activity);
            return;
        }

        var failure = FailureOf(activity, timeout);
        if (timeout is TimeoutType.ScheduleToStart or TimeoutType.ScheduleToClose)
        {
            Activities.TimeOut(decision, activity, failure, RetryState.Timeout);
            return;
        }

        var retryState = ActivityRetries.TryRetry(decision, activity, failure);
        if (retryState == RetryState.InProgress)
        {
            return;
        }

        // What ended the activity is then that no further attempt fits in.
        var final = retryState == RetryState.Timeout ? Failures.NoTimeForRetry(failure.Cause, activity.HeartbeatDetails) : failure;
        Activities.TimeOut(decision, activity, final, retryState);
    }

    private static Failure FailureOf(ActivityState activity, TimeoutType timeout)
    {
        if (timeout == TimeoutType.ScheduleToClose && activity.Status == ActivityStatus.Started)
        {
            return Failures.NoTimeForRetry(activity.LastFailure, activity.HeartbeatDetails);
        }

        var failure = Failures.ActivityTimeout(timeout, timeout == TimeoutType.ScheduleToStart ? null : activity.HeartbeatDetails);
        if (timeout == TimeoutType.ScheduleToClose && activity.LastFailure is not null)
        {
            failure.Cause = activity.LastFailure;
        }

        return failure;
    }
}
