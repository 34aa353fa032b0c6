using System.Reflection;

namespace Temporalio.Workflows;

/// <summary>How a workflow answers a query.</summary>
public class WorkflowQueryDefinition
{
    private WorkflowQueryDefinition(string? name, string? description, HandlerInvoker invoker)
    {
        Name = name;
        Description = description;
        Invoker = invoker;
    }

    /// <summary>Gets the query's name; null if it answers every query without a handler.</summary>
    public string? Name { get; }

    /// <summary>Gets what it does, for user interfaces.</summary>
    public string? Description { get; }

    /// <summary>Gets a value indicating whether it answers every query without a handler.</summary>
    public bool Dynamic => Name is null;

    /// <summary>Gets how to call it.</summary>
    internal HandlerInvoker Invoker { get; }

    /// <summary>Makes the definition of a method with the query attribute.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method cannot answer queries.</exception>
    public static WorkflowQueryDefinition FromMethod(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var attribute = HandlerRules.Attribute<WorkflowQueryAttribute>(method);
        HandlerRules.CheckPublicInstance(method, "query");
        return Create(
            attribute.Dynamic ? HandlerRules.NameOf(method, attribute.Name, dynamic: true) : attribute.Name ?? method.Name,
            attribute.Description,
            method,
            new HandlerInvoker(method));
    }

    /// <summary>Makes the definition of a property with the query attribute.</summary>
    /// <param name="property">The property.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The property cannot answer queries.</exception>
    public static WorkflowQueryDefinition FromProperty(PropertyInfo property)
    {
        ArgumentNullException.ThrowIfNull(property);
        var attribute = property.GetCustomAttribute<WorkflowQueryAttribute>(inherit: false)
            ?? throw new ArgumentException($"'{property.Name}' lacks the query attribute.", nameof(property));
        var getter = property.GetMethod;
        if (getter is null || !getter.IsPublic || getter.IsStatic || attribute.Dynamic)
        {
            throw new ArgumentException(
                $"the property '{property.Name}' must have a public getter, not be static and not be dynamic", nameof(property));
        }

        return new WorkflowQueryDefinition(attribute.Name ?? property.Name, attribute.Description, new HandlerInvoker(getter));
    }

    /// <summary>Makes the definition of any delegate.</summary>
    /// <param name="name">The query's name; null to answer every query without a handler.</param>
    /// <param name="del">The delegate; it returns a value.</param>
    /// <param name="description">What it does, for user interfaces.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The delegate cannot answer queries.</exception>
    public static WorkflowQueryDefinition CreateWithoutAttribute(string? name, Delegate del, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(del);
        return Create(name, description, del.Method, new HandlerInvoker(del));
    }

    /// <summary>The name that a call of a query's method means.</summary>
    internal static string NameOf(MethodInfo method)
    {
        var attribute = HandlerRules.Attribute<WorkflowQueryAttribute>(method);
        return attribute.Dynamic
            ? throw new ArgumentException($"'{method.Name}' answers every query, so it has no name to query.", nameof(method))
            : attribute.Name ?? method.Name;
    }

    /// <summary>The name that a read of a query's property means.</summary>
    internal static string NameOf(PropertyInfo property) => FromProperty(property).Name ?? property.Name;

    private static WorkflowQueryDefinition Create(string? name, string? description, MethodInfo method, HandlerInvoker invoker)
    {
        HandlerRules.Check(
            method.ReturnType != typeof(void) && !typeof(Task).IsAssignableFrom(method.ReturnType),
            method,
            "query",
            "must return a value, not a task");
        HandlerRules.CheckDynamic(name, method, "query");
        return new WorkflowQueryDefinition(name, description, invoker);
    }
}
