using Temporalio.Api.Common.V1;
using Temporalio.Api.Failure.V1;

namespace Temporalio.Core.Replay;

/// <summary>Runs local activities for the workflow side: implemented by the worker.</summary>
/// <remarks>
/// One call is the whole life of a local activity: its attempts, its timeouts and every retry whose delay is at most
/// <see cref="LocalActivityRequest.LocalRetryThreshold"/>. A longer delay ends the call as <see cref="LocalActivityStatus.Backoff"/>:
/// the workflow then waits on a timer of its own and calls again with the next attempt number.
/// </remarks>
internal interface ILocalActivityRunner
{
    /// <summary>Runs it. Never throws: every end is an outcome. The task may complete on any thread.</summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellationToken">Cancelled when the workflow cancels it, or when its run is evicted.</param>
    Task<LocalActivityOutcome> RunAsync(LocalActivityRequest request, CancellationToken cancellationToken);
}

/// <summary>A local activity that a workflow wants. Payloads are plain (a codec has not touched them).</summary>
internal sealed record LocalActivityRequest
{
    public required string WorkflowId { get; init; }

    public required string RunId { get; init; }

    public required string WorkflowType { get; init; }

    public required string ActivityId { get; init; }

    public required string ActivityType { get; init; }

    public required IReadOnlyList<Payload> Arguments { get; init; }

    public required IReadOnlyDictionary<string, Payload> Headers { get; init; }

    /// <summary>The number of the first attempt of this call, above 1 after a back-off by timer.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the first attempt of all was asked for; null on the first call.</summary>
    public DateTimeOffset? OriginalScheduleTime { get; init; }

    public TimeSpan? ScheduleToCloseTimeout { get; init; }

    public TimeSpan? ScheduleToStartTimeout { get; init; }

    public TimeSpan? StartToCloseTimeout { get; init; }

    public RetryPolicy? RetryPolicy { get; init; }

    /// <summary>The longest delay between attempts to wait for inside the call.</summary>
    public TimeSpan LocalRetryThreshold { get; init; } = TimeSpan.FromMinutes(1);
}

/// <summary>How a call of the runner ended.</summary>
internal enum LocalActivityStatus
{
    Completed,
    Failed,
    Cancelled,
    Backoff,
}

/// <summary>The end of a local activity, or of the attempts before a long back-off.</summary>
internal sealed record LocalActivityOutcome
{
    public required LocalActivityStatus Status { get; init; }

    /// <summary>The result when completed; a void result is a <c>binary/null</c> payload.</summary>
    public Payload? Result { get; init; }

    /// <summary>
    /// The activity's own failure when failed, cancelled or backing off: an application, timeout or cancelled failure
    /// without an activity failure around it.
    /// </summary>
    public Failure? Failure { get; init; }

    /// <summary>The attempt that ended; with <see cref="LocalActivityStatus.Backoff"/> the next one to make.</summary>
    public required int Attempt { get; init; }

    /// <summary>The delay before the next attempt.</summary>
    public TimeSpan Backoff { get; init; }

    /// <summary>When the first attempt of all was asked for.</summary>
    public required DateTimeOffset OriginalScheduleTime { get; init; }

    /// <summary>When this outcome came about.</summary>
    public required DateTimeOffset CompleteTime { get; init; }
}
