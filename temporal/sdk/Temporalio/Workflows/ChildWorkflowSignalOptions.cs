namespace Temporalio.Workflows;

/// <summary>How a workflow signals its child.</summary>
public class ChildWorkflowSignalOptions : ICloneable
{
    /// <summary>Gets or sets the token that takes the signal back before it is sent; <see cref="Workflow.CancellationToken"/> if null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
