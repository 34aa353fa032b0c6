namespace Temporalio.Workflows;

/// <summary>What a workflow that cancels an activity waits for.</summary>
public enum ActivityCancellationType
{
    /// <summary>Ask for the cancellation and go on as cancelled at once.</summary>
    TryCancel = 0,

    /// <summary>Ask for the cancellation and wait for what the activity makes of it; it must heartbeat to learn of it.</summary>
    WaitCancellationCompleted = 1,

    /// <summary>Go on as cancelled at once and leave the activity alone.</summary>
    Abandon = 2,
}
