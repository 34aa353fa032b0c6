using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>When a failed attempt of a local activity is made again.</summary>
/// <param name="InitialInterval">The wait before the second attempt.</param>
/// <param name="BackoffCoefficient">The factor from one wait to the next.</param>
/// <param name="MaximumInterval">The longest wait.</param>
/// <param name="MaximumAttempts">The number of attempts; 0 means no limit.</param>
/// <param name="NonRetryableErrorTypes">Types of failures that are final.</param>
internal sealed record LocalRetryRule(
    TimeSpan InitialInterval,
    double BackoffCoefficient,
    TimeSpan MaximumInterval,
    int MaximumAttempts,
    IReadOnlyCollection<string> NonRetryableErrorTypes)
{
    /// <summary>The longest wait in units of the first when the policy names none.</summary>
    private const int MaximumIntervalFactor = 100;

    /// <summary>Fills in the defaults of a policy.</summary>
    /// <param name="policy">The policy; null means all defaults.</param>
    /// <returns>The rule.</returns>
    public static LocalRetryRule Of(RetryPolicy? policy)
    {
        var initial = policy?.InitialInterval?.ToTimeSpan() is { } set && set > TimeSpan.Zero ? set : TimeSpan.FromSeconds(1);
        return new(
            initial,
            policy is { BackoffCoefficient: >= 1 } ? policy.BackoffCoefficient : 2,
            policy?.MaximumInterval?.ToTimeSpan() is { } max && max > TimeSpan.Zero ? max : initial * MaximumIntervalFactor,
            policy?.MaximumAttempts ?? 0,
            policy?.NonRetryableErrorTypes is { } types ? types : []);
    }

    /// <summary>Computes the wait before the next attempt.</summary>
    /// <param name="failure">Why the attempt failed.</param>
    /// <param name="attempt">The attempt, from 1.</param>
    /// <returns>The wait; null when there is no next attempt.</returns>
    public TimeSpan? NextDelay(Failure failure, int attempt)
    {
        if (MaximumAttempts > 0 && attempt >= MaximumAttempts)
        {
            return null;
        }

        if (failure.ApplicationFailureInfo is { } info)
        {
            if (info.NonRetryable || NonRetryableErrorTypes.Contains(info.Type, StringComparer.Ordinal))
            {
                return null;
            }

            if (info.NextRetryDelay is { } asked && asked.ToTimeSpan() > TimeSpan.Zero)
            {
                return asked.ToTimeSpan();
            }
        }

        // The power grows beyond any time span after some attempts, so that it is compared before it is converted.
        var seconds = InitialInterval.TotalSeconds * Math.Pow(BackoffCoefficient, attempt - 1);
        return seconds < MaximumInterval.TotalSeconds ? TimeSpan.FromSeconds(seconds) : MaximumInterval;
    }
}
