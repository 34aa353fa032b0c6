using System.Reflection;
using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>What a worker knows of a workflow class: its name, its run method, its handlers.</summary>
public class WorkflowDefinition
{
    private readonly Func<object?[], object> _creator;

    internal WorkflowDefinition(WorkflowDefinitionParts parts)
    {
        Name = parts.Name;
        Type = parts.Type;
        RunMethod = parts.RunMethod;
        Instantiable = parts.Instantiable;
        Signals = parts.Signals;
        DynamicSignal = parts.DynamicSignal;
        Queries = parts.Queries;
        DynamicQuery = parts.DynamicQuery;
        Updates = parts.Updates;
        DynamicUpdate = parts.DynamicUpdate;
        FailureExceptionTypes = parts.FailureExceptionTypes;
        VersioningBehavior = parts.VersioningBehavior;
        DynamicOptionsGetter = parts.DynamicOptionsGetter;
        InitConstructor = parts.InitConstructor;
        RunInvoker = new HandlerInvoker(parts.RunMethod);
        _creator = parts.Creator;
    }

    /// <summary>Gets the workflow type's name; null for a dynamic workflow.</summary>
    public string? Name { get; }

    /// <summary>Gets the class.</summary>
    public Type Type { get; }

    /// <summary>Gets the run method.</summary>
    public MethodInfo RunMethod { get; }

    /// <summary>Gets a value indicating whether the class can be instantiated: an interface can't.</summary>
    public bool Instantiable { get; }

    /// <summary>Gets the signal handlers by name.</summary>
    public IReadOnlyDictionary<string, WorkflowSignalDefinition> Signals { get; }

    /// <summary>Gets the handler of signals without one.</summary>
    public WorkflowSignalDefinition? DynamicSignal { get; }

    /// <summary>Gets the query handlers by name.</summary>
    public IReadOnlyDictionary<string, WorkflowQueryDefinition> Queries { get; }

    /// <summary>Gets the handler of queries without one.</summary>
    public WorkflowQueryDefinition? DynamicQuery { get; }

    /// <summary>Gets the update handlers by name.</summary>
    public IReadOnlyDictionary<string, WorkflowUpdateDefinition> Updates { get; }

    /// <summary>Gets the handler of updates without one.</summary>
    public WorkflowUpdateDefinition? DynamicUpdate { get; }

    /// <summary>Gets the exceptions that fail the workflow rather than its task.</summary>
#pragma warning disable CA1819 // The public API of Temporal's SDK has an array here.
    public Type[]? FailureExceptionTypes { get; }
#pragma warning restore CA1819

    /// <summary>Gets how the workflow moves between versions of its worker.</summary>
    public VersioningBehavior? VersioningBehavior { get; }

    /// <summary>Gets the function that asks an instance of a dynamic workflow for its options.</summary>
    public Func<object, WorkflowDefinitionOptions>? DynamicOptionsGetter { get; }

    /// <summary>Gets a value indicating whether it takes every workflow type that no other takes.</summary>
    public bool Dynamic => Name is null;

    /// <summary>Gets how to call the run method.</summary>
    internal HandlerInvoker RunInvoker { get; }

    /// <summary>Gets the constructor that takes the run method's arguments, if there is one.</summary>
    internal ConstructorInfo? InitConstructor { get; }

    /// <summary>Makes the definition of a class.</summary>
    /// <typeparam name="T">The class.</typeparam>
    /// <returns>The definition; made once for a class.</returns>
    public static WorkflowDefinition Create<T>() => Create(typeof(T));

    /// <summary>Makes the definition of a class.</summary>
    /// <param name="type">The class.</param>
    /// <returns>The definition; made once for a class.</returns>
    /// <exception cref="ArgumentException">The class is no workflow, or a wrong one.</exception>
    public static WorkflowDefinition Create(Type type) => WorkflowDefinitionParts.Known.GetOrAdd(
        type, static t => new WorkflowDefinition(WorkflowDefinitionParts.Read(t, nameOverride: null, creatorOverride: null)));

    /// <summary>Makes the definition of a class with another name or another way to make instances.</summary>
    /// <param name="type">The class.</param>
    /// <param name="nameOverride">The workflow type's name; that of the attribute or class if null.</param>
    /// <param name="creatorOverride">Makes an instance from the workflow's arguments; the constructor if null.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The class is no workflow, or a wrong one.</exception>
    public static WorkflowDefinition Create(Type type, string? nameOverride, Func<object?[], object>? creatorOverride)
        => new(WorkflowDefinitionParts.Read(type, nameOverride, creatorOverride));

    /// <summary>Makes an instance.</summary>
    /// <param name="workflowArguments">The arguments of the run method, for a constructor that takes them.</param>
    /// <returns>The instance.</returns>
    public object CreateWorkflowInstance(object?[] workflowArguments) => _creator(workflowArguments);

    /// <summary>The name that a call of a run method means.</summary>
    internal static string NameOf(MethodInfo runMethod)
    {
        if (runMethod.GetCustomAttribute<WorkflowRunAttribute>() is null)
        {
            throw new ArgumentException($"{runMethod.DeclaringType}.{runMethod.Name} is no workflow: it lacks the run attribute.", nameof(runMethod));
        }

        var type = runMethod.ReflectedType ?? runMethod.DeclaringType;
        return type is null
            ? throw new ArgumentException($"{runMethod.Name} belongs to no class.", nameof(runMethod))
            : NameOf(type) ?? throw new ArgumentException($"{type} is a dynamic workflow, which has no name.", nameof(runMethod));
    }

    /// <summary>The name of a workflow class; null for a dynamic one.</summary>
    internal static string? NameOf(Type type)
    {
        var attribute = type.GetCustomAttribute<WorkflowAttribute>(inherit: false)
            ?? throw new ArgumentException($"{type} is no workflow: it lacks the workflow attribute.", nameof(type));
        if (attribute.Dynamic)
        {
            return attribute.Name is null
                ? null
                : throw new ArgumentException($"{type} is a dynamic workflow, which has no name.", nameof(type));
        }

        if (attribute.Name is { } name)
        {
            return name;
        }

        name = type.Name;
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        name = tick < 0 ? name : name[..tick];
        return type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name[1..] : name;
    }
}
