using System.Reflection;

namespace Temporalio.Common.Invocations;

/// <summary>Makes functions that call user code; reflection happens when they are made, not when they run. Exceptions come through unwrapped.</summary>
internal static class MethodCalls
{
    /// <summary>Makes the function that calls a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="instance">Whose method; null for a static one.</param>
    /// <returns>The function; it fills in defaults of parameters that are missing at the end.</returns>
    public static Func<object?[], object?> Of(MethodInfo method, object? instance)
    {
        var call = OfAny(method);
        return arguments => call(instance, arguments);
    }

    /// <summary>Makes the function that calls a delegate.</summary>
    /// <param name="del">The delegate.</param>
    /// <returns>The function; it fills in defaults of parameters that are missing at the end.</returns>
    public static Func<object?[], object?> Of(Delegate del)
    {
        // A delegate that closes over its first argument, or a chain of delegates, can only be called as a delegate.
        if ((del.Method.IsStatic && del.Target is not null) || del.GetInvocationList().Length > 1)
        {
            var invoke = del.GetType().GetMethod(nameof(Action.Invoke)) ?? del.Method;
            return Of(invoke, del);
        }

        return Of(del.Method, del.Target);
    }

    /// <summary>Makes the function that calls a method of any instance.</summary>
    /// <param name="method">The method.</param>
    /// <returns>The function of instance and arguments; it fills in defaults of parameters that are missing at the end.</returns>
    public static Func<object?, object?[], object?> OfAny(MethodInfo method)
    {
        var invoker = MethodInvoker.Create(method);
        var parameters = method.GetParameters();
        return (instance, arguments) => invoker.Invoke(instance, WithDefaults(arguments, parameters).AsSpan());
    }

    private static object?[] WithDefaults(object?[] arguments, ParameterInfo[] parameters)
    {
        if (arguments.Length >= parameters.Length)
        {
            return arguments;
        }

        var all = new object?[parameters.Length];
        arguments.CopyTo(all, 0);
        for (var i = arguments.Length; i < all.Length; i++)
        {
            all[i] = parameters[i].HasDefaultValue
                ? parameters[i].DefaultValue
                : throw new ArgumentException($"The parameter '{parameters[i].Name}' has no default and no value.", nameof(arguments));
        }

        return all;
    }
}
