using System.Reflection;

namespace Temporalio.Workflows;

/// <summary>How a workflow handles a signal.</summary>
public class WorkflowSignalDefinition
{
    private WorkflowSignalDefinition(string? name, string? description, HandlerInvoker invoker, HandlerUnfinishedPolicy unfinishedPolicy)
    {
        Name = name;
        Description = description;
        Invoker = invoker;
        UnfinishedPolicy = unfinishedPolicy;
    }

    /// <summary>Gets the signal's name; null if it takes every signal without a handler.</summary>
    public string? Name { get; }

    /// <summary>Gets what it does, for user interfaces.</summary>
    public string? Description { get; }

    /// <summary>Gets a value indicating whether it takes every signal without a handler.</summary>
    public bool Dynamic => Name is null;

    /// <summary>Gets how to call it.</summary>
    internal HandlerInvoker Invoker { get; }

    /// <summary>Gets what to do when the workflow ends before the handler.</summary>
    internal HandlerUnfinishedPolicy UnfinishedPolicy { get; }

    /// <summary>Makes the definition of a method with the signal attribute.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method cannot handle signals.</exception>
    public static WorkflowSignalDefinition FromMethod(MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(method);
        var attribute = HandlerRules.Attribute<WorkflowSignalAttribute>(method);
        HandlerRules.CheckPublicInstance(method, "signal");
        return Create(
            HandlerRules.NameOf(method, attribute.Name, attribute.Dynamic),
            attribute.Description,
            method,
            new HandlerInvoker(method),
            attribute.UnfinishedPolicy);
    }

    /// <summary>Makes the definition of any delegate.</summary>
    /// <param name="name">The signal's name; null to take every signal without a handler.</param>
    /// <param name="del">The delegate; it returns a task.</param>
    /// <param name="unfinishedPolicy">What to do when the workflow ends before the handler.</param>
    /// <param name="description">What it does, for user interfaces.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The delegate cannot handle signals.</exception>
    public static WorkflowSignalDefinition CreateWithoutAttribute(
        string? name,
        Delegate del,
        HandlerUnfinishedPolicy unfinishedPolicy = HandlerUnfinishedPolicy.WarnAndAbandon,
        string? description = null)
    {
        ArgumentNullException.ThrowIfNull(del);
        return Create(name, description, del.Method, new HandlerInvoker(del), unfinishedPolicy);
    }

    /// <summary>The name that a call of a signal's method means.</summary>
    internal static string NameOf(MethodInfo method)
    {
        var attribute = HandlerRules.Attribute<WorkflowSignalAttribute>(method);
        return HandlerRules.NameOf(method, attribute.Name, attribute.Dynamic)
            ?? throw new ArgumentException($"'{method.Name}' takes every signal, so it has no name to signal.", nameof(method));
    }

    private static WorkflowSignalDefinition Create(
        string? name, string? description, MethodInfo method, HandlerInvoker invoker, HandlerUnfinishedPolicy policy)
    {
        HandlerRules.Check(method.ReturnType == typeof(Task), method, "signal", "must return a plain task");
        HandlerRules.CheckDynamic(name, method, "signal");
        return new WorkflowSignalDefinition(name, description, invoker, policy);
    }
}
