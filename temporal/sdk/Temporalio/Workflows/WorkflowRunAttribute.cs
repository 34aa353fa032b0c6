namespace Temporalio.Workflows;

/// <summary>Marks the method that is the workflow. It is public and returns a task.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowRunAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowRunAttribute"/> class.</summary>
    public WorkflowRunAttribute()
    {
    }
}
