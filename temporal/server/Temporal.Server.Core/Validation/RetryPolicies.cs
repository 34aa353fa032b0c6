using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks retry policies and fills in what they leave open.</summary>
public static class RetryPolicies
{
    /// <summary>The prefix by which <c>non_retryable_error_types</c> names a timeout.</summary>
    public const string TimeoutPrefix = "TemporalTimeout:";

    private const double CoefficientDefault = 2;
    private const int MaximumIntervalFactor = 100;
    private static readonly string[] TimeoutNames = ["Unspecified", "StartToClose", "ScheduleToStart", "ScheduleToClose", "Heartbeat"];

    /// <summary>Finds what is wrong with a policy and fills in its defaults: 1 s, doubled each time, up to 100 times the first interval.</summary>
    /// <returns>The text of the error, or null when nothing is.</returns>
    public static string? FillAndFindError(RetryPolicy? policy)
    {
        if (policy is null)
        {
            return null;
        }

        Fill(policy);
        if (policy.MaximumAttempts < 0)
        {
            return "MaximumAttempts cannot be negative on retry policy.";
        }

        // One attempt means that the other values are never used, and so may be anything.
        if (policy.MaximumAttempts == 1)
        {
            return null;
        }

        if (Durations.Error(policy.InitialInterval) is { } initial)
        {
            return $"invalid InitialInterval set on retry policy: {initial}";
        }

        if (policy.BackoffCoefficient < 1)
        {
            return "BackoffCoefficient cannot be less than 1 on retry policy.";
        }

        if (Durations.Error(policy.MaximumInterval) is { } maximum)
        {
            return $"invalid MaximumInterval set on retry policy: {maximum}";
        }

        if (Durations.Of(policy.MaximumInterval) < Durations.Of(policy.InitialInterval))
        {
            return "MaximumInterval cannot be less than InitialInterval on retry policy.";
        }

        return TimeoutNameError(policy);
    }

    private static void Fill(RetryPolicy policy)
    {
        if (IsZero(policy.InitialInterval))
        {
            policy.InitialInterval = new Duration { Seconds = 1 };
        }

        if (policy.BackoffCoefficient == 0)
        {
            policy.BackoffCoefficient = CoefficientDefault;
        }

        if (IsZero(policy.MaximumInterval) && Durations.IsPositive(policy.InitialInterval))
        {
            var maximum = Durations.Of(policy.InitialInterval).TotalSeconds * MaximumIntervalFactor;
            policy.MaximumInterval = Duration.FromTimeSpan(TimeSpan.FromSeconds(Math.Min(maximum, Durations.Max.TotalSeconds)));
        }
    }

    private static bool IsZero(Duration? duration) => duration is null or { Seconds: 0, Nanos: 0 };

    private static string? TimeoutNameError(RetryPolicy policy)
    {
        foreach (var type in policy.NonRetryableErrorTypes)
        {
            if (!type.StartsWith(TimeoutPrefix, StringComparison.Ordinal))
            {
                continue;
            }

            var name = type[TimeoutPrefix.Length..];
            if (!TimeoutNames.Contains(name, StringComparer.Ordinal))
            {
                return $"Invalid timeout type value: {name}.";
            }
        }

        return null;
    }
}
