namespace Temporalio.Workflows;

/// <summary>Makes a class or interface a workflow.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface, Inherited = false)]
public sealed class WorkflowAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowAttribute"/> class.</summary>
    public WorkflowAttribute()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowAttribute"/> class with a name.</summary>
    /// <param name="name">The name.</param>
    public WorkflowAttribute(string name) => Name = name;

    /// <summary>Gets the name; derived from the code's if null.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets a value indicating whether it takes every workflow type that nothing else takes.</summary>
    public bool Dynamic { get; set; }

    /// <summary>Gets or sets the exceptions that fail the workflow rather than its task.</summary>
    public Type[]? FailureExceptionTypes { get; set; }

    /// <summary>Gets or sets how it moves between versions of its worker.</summary>
    public Temporalio.Common.VersioningBehavior VersioningBehavior { get; set; }
}
