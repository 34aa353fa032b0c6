namespace Temporalio.Activities;

/// <summary>Why an activity was cancelled.</summary>
public enum ActivityCancelReason
{
    /// <summary>It was not.</summary>
    None = 0,

    /// <summary>The server does not know the attempt any more: timed out, completed from outside, or the workflow closed.</summary>
    GoneFromServer = 1,

    /// <summary>Somebody asked for it.</summary>
    CancelRequested = 2,

    /// <summary>A timeout passed.</summary>
    Timeout = 3,

    /// <summary>The worker is shutting down.</summary>
    WorkerShutdown = 4,

    /// <summary>The details of a heartbeat could not be converted.</summary>
    HeartbeatRecordFailure = 5,

    /// <summary>Somebody paused it.</summary>
    Paused = 6,

    /// <summary>Somebody reset it.</summary>
    Reset = 7,
}
