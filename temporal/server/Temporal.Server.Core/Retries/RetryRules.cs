using Temporal.Server.Core.Validation;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;

namespace Temporal.Server.Core.Retries;

/// <summary>Decides about the next attempt of an activity or a run that failed.</summary>
public static class RetryRules
{
    /// <summary>Decides.</summary>
    /// <param name="policy">The policy, with its defaults filled in, or null.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    /// <param name="failure">Why it failed; null counts as retryable.</param>
    /// <param name="now">The time of the failure.</param>
    /// <param name="expires">When all attempts end (schedule-to-close, execution timeout), or null.</param>
    public static RetryDecision Decide(RetryPolicy? policy, int attempt, Failure? failure, DateTimeOffset now, DateTimeOffset? expires)
    {
        if (policy is null)
        {
            return RetryDecision.No(RetryState.RetryPolicyNotSet);
        }

        if (!IsRetryable(failure, policy))
        {
            return RetryDecision.No(RetryState.NonRetryableFailure);
        }

        if (policy.MaximumAttempts > 0 && attempt >= policy.MaximumAttempts)
        {
            return RetryDecision.No(RetryState.MaximumAttemptsReached);
        }

        var asked = failure?.ApplicationFailureInfo?.NextRetryDelay;
        var backoff = asked is null ? Backoff(policy, attempt) : Durations.Of(asked);
        return expires is { } end && backoff > end - now ? RetryDecision.No(RetryState.Timeout) : new(RetryState.InProgress, backoff);
    }

    /// <summary>Computes the wait after an attempt: the first interval, multiplied by the coefficient each time, up to the maximum.</summary>
    public static TimeSpan Backoff(RetryPolicy policy, int attempt)
    {
        var maximum = Durations.IsPositive(policy.MaximumInterval) ? Durations.Of(policy.MaximumInterval) : Durations.Max;
        var seconds = Durations.Of(policy.InitialInterval).TotalSeconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        return seconds < maximum.TotalSeconds ? TimeSpan.FromSeconds(seconds) : maximum;
    }

    /// <summary>Tells whether a failure may be retried under a policy.</summary>
    public static bool IsRetryable(Failure? failure, RetryPolicy policy) => failure switch
    {
        { TerminatedFailureInfo: not null } or { CanceledFailureInfo: not null } => false,
        { TimeoutFailureInfo: { } timeout } => IsRetryable(timeout.TimeoutType, policy),
        { ServerFailureInfo: { } server } => !server.NonRetryable,
        { ApplicationFailureInfo: { } application } => !application.NonRetryable && !policy.NonRetryableErrorTypes.Contains(application.Type),
        _ => true,
    };

    // Waiting in the queue, or in all, does not get better by waiting again.
    private static bool IsRetryable(TimeoutType type, RetryPolicy policy) =>
        type is TimeoutType.StartToClose or TimeoutType.Heartbeat
        && !policy.NonRetryableErrorTypes.Contains(RetryPolicies.TimeoutPrefix + type);
}
