using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Core.Machines;

/// <summary>How something that a workflow waits for ended.</summary>
internal enum ResolutionStatus
{
    Completed,
    Failed,
    Cancelled,
    Backoff,
}

/// <summary>The end of an activity or a child workflow. Only local activities back off.</summary>
internal readonly record struct Resolution(ResolutionStatus Status, Payload? Result, Failure? Failure)
{
    /// <summary>With <see cref="ResolutionStatus.Backoff"/>: how and when to go on.</summary>
    public LocalBackoff? Backoff { get; init; }

    public static Resolution Completed(Payloads? result)
        => new(ResolutionStatus.Completed, result is { Payloads_.Count: > 0 } some ? some.Payloads_[0] : null, Failure: null);

    public static Resolution Failed(Failure failure) => new(ResolutionStatus.Failed, Result: null, failure);

    public static Resolution Cancelled(Failure failure) => new(ResolutionStatus.Cancelled, Result: null, failure);
}

/// <summary>A local activity that waits longer than it may inside a workflow task: the workflow sets a timer and asks again.</summary>
/// <param name="Attempt">The next attempt.</param>
/// <param name="Delay">The timer.</param>
/// <param name="OriginalScheduleTime">When the first attempt was asked for.</param>
internal sealed record LocalBackoff(int Attempt, TimeSpan Delay, DateTimeOffset? OriginalScheduleTime);
