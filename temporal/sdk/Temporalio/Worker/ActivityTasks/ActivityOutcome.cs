using Temporalio.Api.Common.V1;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>How an activity attempt ended, before anything is said to the service. Payloads are plain.</summary>
internal abstract record ActivityOutcome
{
    private ActivityOutcome()
    {
    }

    /// <summary>It returned.</summary>
    /// <param name="Result">The result; <c>binary/null</c> for an activity without one.</param>
    public sealed record Completed(Payload Result) : ActivityOutcome;

    /// <summary>It failed; retried or not by the failure's nature.</summary>
    /// <param name="Exception">Why.</param>
    public sealed record Failed(Exception Exception) : ActivityOutcome;

    /// <summary>It obeyed a requested cancellation.</summary>
    /// <param name="Exception">With what it ended.</param>
    public sealed record Cancelled(Exception Exception) : ActivityOutcome;

    /// <summary>Its result comes from elsewhere, by a client.</summary>
    public sealed record CompletedElsewhere : ActivityOutcome
    {
        public static CompletedElsewhere Instance { get; } = new();
    }

    /// <summary>The service knows the attempt no longer: an answer would only be refused.</summary>
    public sealed record Abandoned : ActivityOutcome
    {
        public static Abandoned Instance { get; } = new();
    }
}
