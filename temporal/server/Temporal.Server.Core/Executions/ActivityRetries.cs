using Temporal.Server.Core.Machines;
using Temporal.Server.Core.Retries;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Decides whether a failed attempt is followed by another, and when.</summary>
internal static class ActivityRetries
{
    /// <summary>Plans the next attempt if there is one.</summary>
    /// <returns><see cref="RetryState.InProgress"/> when another attempt follows; else why none does.</returns>
    public static RetryState TryRetry(Decision decision, ActivityState activity, Failure? failure)
    {
        var now = decision.Context.Now;
        if (activity.CancelRequested)
        {
            return RetryState.CancelRequested;
        }

        var expires = activity.ScheduleToCloseTimeout == 0 ? 0 : activity.FirstScheduledTime + activity.ScheduleToCloseTimeout;
        var retry = RetryRules.Decide(activity.RetryPolicy, activity.Attempt, failure, Ticks.ToTime(now), Ticks.ToOptionalTime(expires));
        if (!retry.IsRetried)
        {
            return retry.State;
        }

        activity.Status = ActivityMachine.Table.Require(activity.Status, ActivityEvent.Retry);
        activity.Attempt++;
        activity.Stamp++;
        activity.LastFailure = failure is null ? null : Failures.Retained(failure, decision.Context.Limits);
        activity.LastAttemptCompleteTime = failure?.TimeoutFailureInfo is null ? now : activity.LastAttemptCompleteTime;
        activity.RetryInterval = retry.Backoff.Ticks;
        activity.ScheduledTime = now + retry.Backoff.Ticks;
        activity.StartedTime = 0;
        activity.StartedRequestId = string.Empty;
        activity.HeartbeatTime = 0;
        decision.MustCommit = true;
        if (retry.Backoff == TimeSpan.Zero)
        {
            ActivityAttempts.EndBackoff(decision, activity);
        }

        return retry.State;
    }
}
