using System.Reflection;

namespace Temporalio.Workflows;

/// <summary>How a workflow handles an update.</summary>
public class WorkflowUpdateDefinition
{
    private WorkflowUpdateDefinition(
        string? name, string? description, HandlerInvoker invoker, HandlerInvoker? validator, HandlerUnfinishedPolicy unfinishedPolicy)
    {
        Name = name;
        Description = description;
        Invoker = invoker;
        Validator = validator;
        UnfinishedPolicy = unfinishedPolicy;
    }

    /// <summary>Gets the update's name; null if it takes every update without a handler.</summary>
    public string? Name { get; }

    /// <summary>Gets what it does, for user interfaces.</summary>
    public string? Description { get; }

    /// <summary>Gets a value indicating whether it takes every update without a handler.</summary>
    public bool Dynamic => Name is null;

    /// <summary>Gets how to call it.</summary>
    internal HandlerInvoker Invoker { get; }

    /// <summary>Gets how to call its validator.</summary>
    internal HandlerInvoker? Validator { get; }

    /// <summary>Gets what to do when the workflow ends before the handler.</summary>
    internal HandlerUnfinishedPolicy UnfinishedPolicy { get; }

    /// <summary>Makes the definition of a method with the update attribute.</summary>
    /// <param name="method">The method.</param>
    /// <param name="validatorMethod">The method that refuses bad updates, if any.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The methods cannot handle updates.</exception>
    public static WorkflowUpdateDefinition FromMethod(MethodInfo method, MethodInfo? validatorMethod = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        var attribute = HandlerRules.Attribute<WorkflowUpdateAttribute>(method);
        HandlerRules.CheckPublicInstance(method, "update");
        if (validatorMethod is not null)
        {
            HandlerRules.CheckPublicInstance(validatorMethod, "update validator");
        }

        return Create(
            HandlerRules.NameOf(method, attribute.Name, attribute.Dynamic),
            attribute.Description,
            (method, new HandlerInvoker(method)),
            validatorMethod is null ? null : (validatorMethod, new HandlerInvoker(validatorMethod)),
            attribute.UnfinishedPolicy);
    }

    /// <summary>Makes the definition of any delegate.</summary>
    /// <param name="name">The update's name; null to take every update without a handler.</param>
    /// <param name="del">The delegate; it returns a task.</param>
    /// <param name="validatorDel">The delegate that refuses bad updates, if any.</param>
    /// <param name="unfinishedPolicy">What to do when the workflow ends before the handler.</param>
    /// <param name="description">What it does, for user interfaces.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The delegates cannot handle updates.</exception>
    public static WorkflowUpdateDefinition CreateWithoutAttribute(
        string? name,
        Delegate del,
        Delegate? validatorDel = null,
        HandlerUnfinishedPolicy unfinishedPolicy = HandlerUnfinishedPolicy.WarnAndAbandon,
        string? description = null)
    {
        ArgumentNullException.ThrowIfNull(del);
        return Create(
            name,
            description,
            (del.Method, new HandlerInvoker(del)),
            validatorDel is null ? null : (validatorDel.Method, new HandlerInvoker(validatorDel)),
            unfinishedPolicy);
    }

    /// <summary>The name that a call of an update's method means.</summary>
    internal static string NameOf(MethodInfo method)
    {
        var attribute = HandlerRules.Attribute<WorkflowUpdateAttribute>(method);
        return HandlerRules.NameOf(method, attribute.Name, attribute.Dynamic)
            ?? throw new ArgumentException($"'{method.Name}' takes every update, so it has no name to update.", nameof(method));
    }

    private static WorkflowUpdateDefinition Create(
        string? name,
        string? description,
        (MethodInfo Method, HandlerInvoker Invoker) handler,
        (MethodInfo Method, HandlerInvoker Invoker)? validator,
        HandlerUnfinishedPolicy policy)
    {
        var method = handler.Method;
        HandlerRules.Check(typeof(Task).IsAssignableFrom(method.ReturnType), method, "update", "must return a task");
        HandlerRules.CheckDynamic(name, method, "update");
        if (validator is { } v)
        {
            HandlerRules.Check(v.Method.ReturnType == typeof(void), v.Method, "update validator", "must return nothing");
            HandlerRules.Check(
                v.Invoker.Parameters.Select(p => p.ParameterType).SequenceEqual(handler.Invoker.Parameters.Select(p => p.ParameterType)),
                v.Method,
                "update validator",
                "must take the parameters of the update");
        }

        return new WorkflowUpdateDefinition(name, description, handler.Invoker, validator?.Invoker, policy);
    }
}
