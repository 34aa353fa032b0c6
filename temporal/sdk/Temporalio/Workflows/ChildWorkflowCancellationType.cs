namespace Temporalio.Workflows;

/// <summary>What a workflow that cancels a child workflow waits for.</summary>
public enum ChildWorkflowCancellationType
{
    /// <summary>Go on as cancelled at once and leave the child alone.</summary>
    Abandon = 0,

    /// <summary>Ask for the cancellation and go on as cancelled at once.</summary>
    TryCancel = 1,

    /// <summary>Ask for the cancellation and wait for the child to close.</summary>
    WaitCancellationCompleted = 2,

    /// <summary>Ask for the cancellation and wait until the child has been told.</summary>
    WaitCancellationRequested = 3,
}
