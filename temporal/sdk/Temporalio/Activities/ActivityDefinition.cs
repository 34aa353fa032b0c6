using System.Reflection;
using Temporalio.Common.Invocations;
using Temporalio.Converters;

namespace Temporalio.Activities;

/// <summary>An activity as a worker knows it: its name, its signature and how to call it.</summary>
public class ActivityDefinition
{
    private readonly string? _name;
    private readonly Func<object?[], Task<object?>> _invoke;

    private ActivityDefinition(
        string? name,
        Type returnType,
        IReadOnlyCollection<Type> parameterTypes,
        int requiredParameterCount,
        Func<object?[], object?> invoker,
        MethodInfo? method)
    {
        _name = name;
        ReturnType = returnType;
        ParameterTypes = parameterTypes;
        RequiredParameterCount = requiredParameterCount;
        MethodInfo = method;
        var results = AsyncResults.Of(returnType);
        _invoke = parameters => results.AwaitAsync(invoker(parameters));
    }

    /// <summary>Gets the activity type, or null when the activity is dynamic.</summary>
    public string? Name => _name;

    /// <summary>Gets a value indicating whether the activity takes all types that no other takes.</summary>
    public bool Dynamic => _name is null;

    /// <summary>Gets what the method returns, a task's type if it is asynchronous.</summary>
    public Type ReturnType { get; }

    /// <summary>Gets the types of the parameters.</summary>
    public IReadOnlyCollection<Type> ParameterTypes { get; }

    /// <summary>Gets how many parameters have no default.</summary>
    public int RequiredParameterCount { get; }

    /// <summary>Gets the method, or null when the definition was made without one.</summary>
    public MethodInfo? MethodInfo { get; }

    /// <summary>Makes a definition of a delegate of a method with <see cref="ActivityAttribute"/>.</summary>
    /// <param name="del">The delegate.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method has no attribute or can't be an activity.</exception>
    public static ActivityDefinition Create(Delegate del)
    {
        ArgumentNullException.ThrowIfNull(del);
        return Create(del.Method, MethodCalls.Of(del));
    }

    /// <summary>Makes a definition of a method with <see cref="ActivityAttribute"/>.</summary>
    /// <param name="method">The method.</param>
    /// <param name="invoker">Calls it; returns what it returns.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method has no attribute or can't be an activity.</exception>
    public static ActivityDefinition Create(MethodInfo method, Func<object?[], object?> invoker)
    {
        ArgumentNullException.ThrowIfNull(method);
        return CreateWithoutAttribute(NameOf(method), method, invoker);
    }

    /// <summary>Makes a definition of anything that can be called.</summary>
    /// <param name="name">The activity type, or null for a dynamic activity.</param>
    /// <param name="returnType">What the invoker returns, a task's type if it is asynchronous.</param>
    /// <param name="parameterTypes">The types of the parameters.</param>
    /// <param name="requiredParameterCount">How many of them have no default.</param>
    /// <param name="invoker">Makes the call.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">A part contradicts another.</exception>
    public static ActivityDefinition Create(
        string? name,
        Type returnType,
        IReadOnlyCollection<Type> parameterTypes,
        int requiredParameterCount,
        Func<object?[], object?> invoker)
        => CreateChecked(name, returnType, parameterTypes, requiredParameterCount, invoker, null);

    /// <summary>Makes a definition of a method without looking for an attribute.</summary>
    /// <param name="name">The activity type, or null for a dynamic activity.</param>
    /// <param name="method">The method.</param>
    /// <param name="invoker">Calls it; returns what it returns.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentException">The method can't be an activity.</exception>
    public static ActivityDefinition CreateWithoutAttribute(string? name, MethodInfo method, Func<object?[], object?> invoker)
    {
        ArgumentNullException.ThrowIfNull(method);
        if (method.ContainsGenericParameters)
        {
            throw new ArgumentException($"{Describe(method)} has open type parameters, so it can't be an activity.", nameof(method));
        }

        var parameters = method.GetParameters();
        return CreateChecked(
            name,
            method.ReturnType,
            Array.ConvertAll(parameters, p => p.ParameterType),
            parameters.Count(p => !p.HasDefaultValue),
            invoker,
            method);
    }

    /// <summary>Makes the definitions of all methods with <see cref="ActivityAttribute"/> of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="instance">Whose methods to call; null when all are static.</param>
    /// <returns>The definitions, at least one.</returns>
    /// <exception cref="ArgumentException">There is none, or one needs an instance, or can't be an activity.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateAll<T>(T? instance) => CreateAll(typeof(T), instance);

    /// <summary>Makes the definitions of all methods with <see cref="ActivityAttribute"/> of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="instance">Whose methods to call; null when all are static.</param>
    /// <returns>The definitions, at least one.</returns>
    /// <exception cref="ArgumentException">There is none, or one needs an instance, or can't be an activity.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateAll(Type type, object? instance)
    {
        ArgumentNullException.ThrowIfNull(type);
        var definitions = new List<ActivityDefinition>();
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        foreach (var method in type.GetMethods(All))
        {
            if (method.GetCustomAttribute<ActivityAttribute>(inherit: true) is null)
            {
                continue;
            }

            if (!method.IsPublic)
            {
                throw new ArgumentException($"{Describe(method)} has the activity attribute but is not public.", nameof(type));
            }

            if (!method.IsStatic && instance is null)
            {
                throw new ArgumentException($"{Describe(method)} is an instance method and there is no instance: pass one.", nameof(instance));
            }

            definitions.Add(Create(method, MethodCalls.Of(method, method.IsStatic ? null : instance)));
        }

        return definitions.Count > 0
            ? definitions
            : throw new ArgumentException($"{type} has no method with the activity attribute.", nameof(type));
    }

    /// <summary>Calls the activity.</summary>
    /// <param name="parameters">The arguments; optional ones at the end may be missing.</param>
    /// <returns>The result; null for an activity without one.</returns>
    public Task<object?> InvokeAsync(object?[] parameters) => _invoke(parameters);

    /// <summary>Finds the activity type of a method with <see cref="ActivityAttribute"/>.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The type, or null for a dynamic activity.</returns>
    /// <exception cref="ArgumentException">The method has no attribute.</exception>
    internal static string? NameOf(MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<ActivityAttribute>(inherit: true)
            ?? throw new ArgumentException($"{Describe(method)} is no activity: it lacks the activity attribute.", nameof(method));
        return attribute switch
        {
            { Dynamic: true, Name: not null } => throw new ArgumentException(
                $"{Describe(method)} is a dynamic activity, which has no name.", nameof(method)),
            { Dynamic: true } => null,
            { Name: { } name } => name,
            _ => AsyncResults.NameOf(method),
        };
    }

    private static ActivityDefinition CreateChecked(
        string? name,
        Type returnType,
        IReadOnlyCollection<Type> parameterTypes,
        int requiredParameterCount,
        Func<object?[], object?> invoker,
        MethodInfo? method)
    {
        ArgumentNullException.ThrowIfNull(returnType);
        ArgumentNullException.ThrowIfNull(parameterTypes);
        ArgumentNullException.ThrowIfNull(invoker);
        var who = name is null ? "The dynamic activity" : $"The activity '{name}'";
        if (name is null && (parameterTypes.Count != 1 || parameterTypes.First() != typeof(IRawValue[])))
        {
            throw new ArgumentException($"{who} must have one parameter, an array of IRawValue.", nameof(parameterTypes));
        }

        if (requiredParameterCount > parameterTypes.Count)
        {
            throw new ArgumentException($"{who} requires more parameters than it has.", nameof(requiredParameterCount));
        }

        if (parameterTypes.FirstOrDefault(p => p.IsByRef) is { } byRef)
        {
            throw new ArgumentException($"{who} has a parameter by reference ({byRef}), which can't come over the wire.", nameof(parameterTypes));
        }

        return new(name, returnType, parameterTypes, requiredParameterCount, invoker, method);
    }

    private static string Describe(MethodInfo method) => $"{method.DeclaringType}.{method.Name}";
}
