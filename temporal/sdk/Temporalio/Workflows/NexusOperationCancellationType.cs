namespace Temporalio.Workflows;

/// <summary>What a workflow that cancels a Nexus operation waits for.</summary>
public enum NexusOperationCancellationType
{
    /// <summary>Ask for the cancellation and wait for the operation to end.</summary>
    WaitCancellationCompleted = 0,

    /// <summary>Go on as cancelled at once and leave the operation alone.</summary>
    Abandon = 1,

    /// <summary>Ask for the cancellation and go on as cancelled at once.</summary>
    TryCancel = 2,

    /// <summary>Ask for the cancellation and wait until the operation has been told.</summary>
    WaitCancellationRequested = 3,
}
