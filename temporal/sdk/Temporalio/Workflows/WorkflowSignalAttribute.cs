namespace Temporalio.Workflows;

/// <summary>Marks a method that handles a signal. It is public and returns a task.</summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowSignalAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowSignalAttribute"/> class.</summary>
    public WorkflowSignalAttribute()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowSignalAttribute"/> class with a name.</summary>
    /// <param name="name">The name.</param>
    public WorkflowSignalAttribute(string name) => Name = name;

    /// <summary>Gets the name; derived from the code's if null.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets what it does, for user interfaces.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets a value indicating whether it takes every signal that nothing else takes.</summary>
    public bool Dynamic { get; set; }

    /// <summary>Gets or sets what to do when the workflow ends before the handler.</summary>
    public HandlerUnfinishedPolicy UnfinishedPolicy { get; set; }
}
