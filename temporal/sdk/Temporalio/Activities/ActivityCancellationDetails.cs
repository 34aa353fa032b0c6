namespace Temporalio.Activities;

/// <summary>All that the server and the worker said about an activity's cancellation.</summary>
public class ActivityCancellationDetails
{
    /// <summary>Initializes a new instance of the <see cref="ActivityCancellationDetails"/> class.</summary>
    public ActivityCancellationDetails()
    {
    }

    /// <summary>Gets a value indicating whether the server does not know the attempt any more.</summary>
    public bool IsGoneFromServer { get; init; }

    /// <summary>Gets a value indicating whether somebody asked for the cancellation.</summary>
    public bool IsCancelRequested { get; init; }

    /// <summary>Gets a value indicating whether a timeout passed.</summary>
    public bool IsTimedOut { get; init; }

    /// <summary>Gets a value indicating whether the worker is shutting down.</summary>
    public bool IsWorkerShutdown { get; init; }

    /// <summary>Gets a value indicating whether the activity is paused.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Gets a value indicating whether the activity was reset.</summary>
    public bool IsReset { get; init; }

    /// <summary>Gets a value indicating whether the details of a heartbeat could not be converted.</summary>
    public bool IsHeartbeatRecordFailure { get; init; }
}
