namespace Temporalio.Workflows;

/// <summary>Marks a method that handles an update. It is public and returns a task.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowUpdateAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateAttribute"/> class.</summary>
    public WorkflowUpdateAttribute()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateAttribute"/> class with a name.</summary>
    /// <param name="name">The name.</param>
    public WorkflowUpdateAttribute(string name) => Name = name;

    /// <summary>Gets the name; derived from the code's if null.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets what it does, for user interfaces.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets a value indicating whether it takes every update that nothing else takes.</summary>
    public bool Dynamic { get; set; }

    /// <summary>Gets or sets what to do when the workflow ends before the handler.</summary>
    public HandlerUnfinishedPolicy UnfinishedPolicy { get; set; }
}
