using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>What a dynamic workflow decides about itself at run time.</summary>
public class WorkflowDefinitionOptions : ICloneable
{
    /// <summary>Gets or sets the exceptions that fail the workflow rather than its task.</summary>
    public Type[]? FailureExceptionTypes { get; set; }

    /// <summary>Gets or sets how it moves between versions of its worker.</summary>
    public VersioningBehavior VersioningBehavior { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public object Clone() => MemberwiseClone();
}
