using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Temporalio.Activities;

namespace Temporalio.Extensions.Hosting;

/// <summary>Makes activities whose objects come from dependency injection.</summary>
public static class ServiceProviderExtensions
{
    private const BindingFlags ActivityMethods =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    /// <summary>Makes the definitions of all methods of a type that have the activity attribute.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="provider">Where objects come from.</param>
    /// <returns>The definitions.</returns>
    public static IReadOnlyCollection<ActivityDefinition> CreateTemporalActivityDefinitions<T>(this IServiceProvider provider) =>
        provider.CreateTemporalActivityDefinitions(typeof(T));

    /// <summary>Makes the definitions of all methods of a type that have the activity attribute.</summary>
    /// <param name="provider">Where objects come from.</param>
    /// <param name="type">The type.</param>
    /// <returns>The definitions.</returns>
    /// <exception cref="ArgumentException">No method has the attribute.</exception>
    public static IReadOnlyCollection<ActivityDefinition> CreateTemporalActivityDefinitions(this IServiceProvider provider, Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        ActivityDefinition[] definitions =
        [
            .. type.GetMethods(ActivityMethods)
                .Where(method => method.IsDefined(typeof(ActivityAttribute)))
                .Select(method => provider.CreateTemporalActivityDefinition(type, method)),
        ];
        return definitions.Length > 0
            ? definitions
            : throw new ArgumentException($"{type} has no public method with the Activity attribute.", nameof(type));
    }

    /// <summary>Makes the definition of a method that has the activity attribute.</summary>
    /// <param name="provider">Where the object comes from: a new scope for each attempt.</param>
    /// <param name="instanceType">The object's registered type.</param>
    /// <param name="method">The method.</param>
    /// <returns>The definition.</returns>
    public static ActivityDefinition CreateTemporalActivityDefinition(this IServiceProvider provider, Type instanceType, MethodInfo method)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(instanceType);
        ArgumentNullException.ThrowIfNull(method);
        var invoker = MethodInvoker.Create(method);
        return ActivityDefinition.Create(method, args => Invoke(provider, instanceType, method, invoker, args));
    }

    // The scope lives until the activity's task has ended, so that what the method returns is awaited here whatever its type.
    private static object? Invoke(IServiceProvider provider, Type instanceType, MethodInfo method, MethodInvoker invoker, object?[] args) =>
        ScopedCalls.Run(method.ReturnType, () => Begin(provider, instanceType, method, invoker, args));

    private static ScopedCall Begin(IServiceProvider provider, Type instanceType, MethodInfo method, MethodInvoker invoker, object?[] args)
    {
        AsyncServiceScope? own = null;
        if (ActivityScope.ServiceScope == null)
        {
            own = provider.CreateAsyncScope();
            ActivityScope.ServiceScope = own;
        }

        var call = new ScopedCall(own);
        try
        {
            var instance = method.IsStatic
                ? null
                : ActivityScope.ScopedInstance ??= ActivityScope.ServiceScope!.ServiceProvider.GetRequiredService(instanceType);
            call.Returned = invoker.Invoke(instance, WithDefaults(method, args).AsSpan());
        }
#pragma warning disable CA1031 // Thrown again when the scope is disposed of, in the form that the method's type asks for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            call.Thrown = e;
        }

        return call;
    }

    private static object?[] WithDefaults(MethodInfo method, object?[] args)
    {
        var parameters = method.GetParameters();
        return args.Length >= parameters.Length
            ? args
            : [.. args, .. parameters.Skip(args.Length).Select(parameter => parameter.DefaultValue)];
    }
}
