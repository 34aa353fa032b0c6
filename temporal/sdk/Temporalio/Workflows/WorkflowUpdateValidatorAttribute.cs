namespace Temporalio.Workflows;

/// <summary>Marks the method that refuses bad updates by throwing. It takes the update's parameters, returns nothing and changes nothing.</summary>
/// <param name="updateMethod">The name of the update's method: use <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class WorkflowUpdateValidatorAttribute(string updateMethod) : Attribute
{
    /// <summary>Gets the name of the update's method.</summary>
    public string UpdateMethod { get; } = updateMethod;
}
