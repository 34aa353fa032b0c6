using System.Collections.Concurrent;
using System.Reflection;

namespace Temporalio.Common.Invocations;

/// <summary>Awaits what a method of one return type returned: nothing, a value, a task, a value task. Each type is looked at once.</summary>
internal abstract class AsyncResults
{
    private const string AsyncSuffix = "Async";
    private static readonly ConcurrentDictionary<Type, AsyncResults> Known = new();

    /// <summary>Gets the type of the result; void for none.</summary>
    public abstract Type ResultType { get; }

    /// <summary>Finds how to await a return type.</summary>
    /// <param name="returnType">The return type.</param>
    /// <returns>The way.</returns>
    public static AsyncResults Of(Type returnType) => Known.GetOrAdd(returnType, Create);

    /// <summary>Derives a handler's name from its method: without <c>Async</c> when it returns a task.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The name.</returns>
    public static string NameOf(MethodInfo method)
    {
        var name = method.Name;
        return name.Length > AsyncSuffix.Length
            && name.EndsWith(AsyncSuffix, StringComparison.Ordinal)
            && Of(method.ReturnType) is not Synchronous
            ? name[..^AsyncSuffix.Length]
            : name;
    }

    /// <summary>Awaits a returned value.</summary>
    /// <param name="returned">What the method returned.</param>
    /// <returns>The result; null for none.</returns>
    public abstract Task<object?> AwaitAsync(object? returned);

    private static AsyncResults Create(Type returnType)
    {
        if (returnType == typeof(ValueTask))
        {
            return new OfValueTask();
        }

        if (returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            return CreateGeneric(typeof(OfValueTask<>), returnType.GetGenericArguments()[0]);
        }

        for (var type = returnType; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                return CreateGeneric(typeof(OfTask<>), type.GetGenericArguments()[0]);
            }
        }

        return typeof(Task).IsAssignableFrom(returnType) ? new OfTask() : new Synchronous(returnType);
    }

    private static AsyncResults CreateGeneric(Type definition, Type result)
        => (AsyncResults)(Activator.CreateInstance(definition.MakeGenericType(result))
            ?? throw new InvalidOperationException($"No instance of {definition} could be made."));

    private sealed class Synchronous(Type type) : AsyncResults
    {
        public override Type ResultType => type;

        public override Task<object?> AwaitAsync(object? returned) => Task.FromResult(returned);
    }

    private sealed class OfTask : AsyncResults
    {
        public override Type ResultType => typeof(void);

        public override async Task<object?> AwaitAsync(object? returned)
        {
            await Returned<Task>(returned).ConfigureAwait(false);
            return null;
        }
    }

    private sealed class OfTask<T> : AsyncResults
    {
        public override Type ResultType => typeof(T);

        public override async Task<object?> AwaitAsync(object? returned) => await Returned<Task<T>>(returned).ConfigureAwait(false);
    }

    private sealed class OfValueTask : AsyncResults
    {
        public override Type ResultType => typeof(void);

        public override async Task<object?> AwaitAsync(object? returned)
        {
            await Returned<ValueTask>(returned).ConfigureAwait(false);
            return null;
        }
    }

    private sealed class OfValueTask<T> : AsyncResults
    {
        public override Type ResultType => typeof(T);

        public override async Task<object?> AwaitAsync(object? returned) => await Returned<ValueTask<T>>(returned).ConfigureAwait(false);
    }

    private static T Returned<T>(object? returned)
        => returned is T task ? task : throw new InvalidOperationException($"An asynchronous method returned null instead of a {typeof(T)}.");
}
