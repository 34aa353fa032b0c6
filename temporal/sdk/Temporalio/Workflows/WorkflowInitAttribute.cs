namespace Temporalio.Workflows;

/// <summary>Marks the constructor that takes the same parameters as the run method.</summary>
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
public sealed class WorkflowInitAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowInitAttribute"/> class.</summary>
    public WorkflowInitAttribute()
    {
    }
}
