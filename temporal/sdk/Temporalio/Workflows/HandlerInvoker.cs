using System.Collections.Concurrent;
using System.Reflection;
using Temporalio.Common.Invocations;

namespace Temporalio.Workflows;

/// <summary>
/// Calls a method of a workflow and awaits what it returns on the workflow's own scheduler. Reflection happens when it is made.
/// </summary>
internal sealed class HandlerInvoker
{
    private readonly Func<object?, object?[], object?> _call;
    private readonly TaskResult _result;

    public HandlerInvoker(MethodInfo method)
        : this(method, MethodCalls.OfAny(method))
    {
    }

    public HandlerInvoker(Delegate del)
        : this(del.Method, Of(del))
    {
    }

    private HandlerInvoker(MethodInfo method, Func<object?, object?[], object?> call)
    {
        _call = call;
        _result = TaskResult.Of(method.ReturnType);
        Parameters = method.GetParameters();
    }

    public ParameterInfo[] Parameters { get; }

    /// <summary>Calls a method that is not asynchronous.</summary>
    public object? Invoke(object? instance, object?[] arguments) => _call(instance, arguments);

    /// <summary>Calls the method and awaits its task.</summary>
    public async Task<object?> InvokeAsync(object? instance, object?[] arguments)
    {
        if (_call(instance, arguments) is not Task task)
        {
            throw new InvalidOperationException("A method of a workflow returned null instead of a task.");
        }

        // On the workflow's scheduler, or the order of things would not be the same in replay.
        await task.ConfigureAwait(true);
        return _result.Get(task);
    }

    private static Func<object?, object?[], object?> Of(Delegate del)
    {
        var call = MethodCalls.Of(del);
        return (_, arguments) => call(arguments);
    }

    /// <summary>Takes the result out of a finished task.</summary>
    private class TaskResult
    {
        private static readonly ConcurrentDictionary<Type, TaskResult> Known = new();

        public static TaskResult Of(Type taskType) => Known.GetOrAdd(taskType, static type =>
        {
            for (var t = type; t is not null; t = t.BaseType)
            {
                if (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(Task<>))
                {
                    return (TaskResult)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(t.GetGenericArguments()))!;
                }
            }

            return new TaskResult();
        });

        public virtual object? Get(Task task) => null;

        private sealed class Typed<T> : TaskResult
        {
            // Finished: reading the result does not block.
#pragma warning disable VSTHRD002
            public override object? Get(Task task) => ((Task<T>)task).Result;
#pragma warning restore VSTHRD002
        }
    }
}
