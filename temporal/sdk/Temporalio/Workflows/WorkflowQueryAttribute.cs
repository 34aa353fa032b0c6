namespace Temporalio.Workflows;

/// <summary>Marks a method or property that answers a query. It returns a value and changes nothing.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class WorkflowQueryAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowQueryAttribute"/> class.</summary>
    public WorkflowQueryAttribute()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowQueryAttribute"/> class with a name.</summary>
    /// <param name="name">The name.</param>
    public WorkflowQueryAttribute(string name) => Name = name;

    /// <summary>Gets the name; derived from the code's if null.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets what it does, for user interfaces.</summary>
    public string? Description { get; set; }

    /// <summary>Gets or sets a value indicating whether it takes every query that nothing else takes.</summary>
    public bool Dynamic { get; set; }
}
