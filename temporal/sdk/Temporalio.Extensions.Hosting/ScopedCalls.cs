using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;

namespace Temporalio.Extensions.Hosting;

/// <summary>A call that has begun, and the scope to dispose of when it ends.</summary>
/// <param name="scope">The scope; null when it is somebody else's.</param>
internal sealed class ScopedCall(AsyncServiceScope? scope)
{
    /// <summary>Gets or sets what the method returned.</summary>
    public object? Returned { get; set; }

    /// <summary>Gets or sets what the method threw.</summary>
    public Exception? Thrown { get; set; }

    /// <summary>Throws what the method threw.</summary>
    public void ThrowIfFailed()
    {
        if (Thrown != null)
        {
            ExceptionDispatchInfo.Throw(Thrown);
        }
    }

    /// <summary>Disposes of the scope.</summary>
    /// <returns>Completes then.</returns>
    public ValueTask EndAsync()
    {
        ActivityScope.ServiceScope = null;
        ActivityScope.ScopedInstance = null;
        return scope?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}

/// <summary>Waits for calls by the type that their methods return, as a task of that type.</summary>
internal static class ScopedCalls
{
    private static readonly MethodInfo OfTaskMethod =
        typeof(ScopedCalls).GetMethod(nameof(OfTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo OfValueTaskMethod =
        typeof(ScopedCalls).GetMethod(nameof(OfValueTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Begins a call and waits for its end as its type asks.</summary>
    /// <param name="returnType">What the method returns.</param>
    /// <param name="begin">Begins the call.</param>
    /// <returns>A value of the method's type.</returns>
    public static object? Run(Type returnType, Func<ScopedCall> begin)
    {
        if (returnType == typeof(Task))
        {
            return PlainTaskAsync(begin);
        }

        if (returnType == typeof(ValueTask))
        {
            return new ValueTask(PlainTaskAsync(begin));
        }

        if (returnType.IsGenericType && returnType.GetGenericTypeDefinition() is var open)
        {
            if (open == typeof(Task<>))
            {
                return OfTaskMethod.MakeGenericMethod(returnType.GetGenericArguments()).Invoke(null, [begin]);
            }

            if (open == typeof(ValueTask<>))
            {
                return OfValueTaskMethod.MakeGenericMethod(returnType.GetGenericArguments()).Invoke(null, [begin]);
            }
        }

        return Synchronous(begin());
    }

    private static object? Synchronous(ScopedCall call)
    {
        try
        {
            call.ThrowIfFailed();
            return call.Returned;
        }
        finally
        {
            // A synchronous activity has a thread of its own, and nobody to await for it.
#pragma warning disable VSTHRD002 // As said.
            call.EndAsync().AsTask().GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
        }
    }

    private static async Task PlainTaskAsync(Func<ScopedCall> begin)
    {
        var call = begin();
        try
        {
            call.ThrowIfFailed();
            await (call.Returned switch
            {
                Task task => task,
                ValueTask valueTask => valueTask.AsTask(),
                _ => Task.CompletedTask,
            }).ConfigureAwait(false);
        }
        finally
        {
            await call.EndAsync().ConfigureAwait(false);
        }
    }

    private static async Task<T> OfTaskAsync<T>(Func<ScopedCall> begin)
    {
        var call = begin();
        try
        {
            call.ThrowIfFailed();
            return await ((Task<T>)call.Returned!).ConfigureAwait(false);
        }
        finally
        {
            await call.EndAsync().ConfigureAwait(false);
        }
    }

    private static ValueTask<T> OfValueTaskAsync<T>(Func<ScopedCall> begin)
    {
        return new(AwaitAsync(begin));

        static async Task<T> AwaitAsync(Func<ScopedCall> begin)
        {
            var call = begin();
            try
            {
                call.ThrowIfFailed();
                return await ((ValueTask<T>)call.Returned!).ConfigureAwait(false);
            }
            finally
            {
                await call.EndAsync().ConfigureAwait(false);
            }
        }
    }
}
