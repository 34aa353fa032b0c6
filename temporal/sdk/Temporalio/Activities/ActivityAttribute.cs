namespace Temporalio.Activities;

/// <summary>Marks a method as an activity.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ActivityAttribute : Attribute
{
    /// <summary>Initializes a new instance of the <see cref="ActivityAttribute"/> class: named like the method, without <c>Async</c> at the end when it returns a task.</summary>
    public ActivityAttribute()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ActivityAttribute"/> class.</summary>
    /// <param name="name">The activity type.</param>
    public ActivityAttribute(string name) => Name = name;

    /// <summary>Gets the activity type, or null when it follows from the method's name.</summary>
    public string? Name { get; }

    /// <summary>Gets or sets a value indicating whether the activity takes all types that no other takes; it has one parameter, <c>IRawValue[]</c>.</summary>
    public bool Dynamic { get; set; }
}
