using System.Linq.Expressions;
using Temporalio.Common.Invocations;

namespace Temporalio.Workflows;

/// <summary>A child workflow that has started.</summary>
public abstract class ChildWorkflowHandle
{
    /// <summary>Gets its workflow id.</summary>
    public abstract string Id { get; }

    /// <summary>Gets its first run.</summary>
    public abstract string FirstExecutionRunId { get; }

    /// <summary>Waits for the child to close.</summary>
    /// <returns>A task that ends with the child.</returns>
    public Task GetResultAsync() => GetResultAsync<ValueTuple>();

    /// <summary>Waits for the child to close.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <returns>Its result.</returns>
    public abstract Task<TResult> GetResultAsync<TResult>();

    /// <summary>Signals the child.</summary>
    /// <param name="signal">The signal's name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends when the signal is in the child's history.</returns>
    public abstract Task SignalAsync(string signal, IReadOnlyCollection<object?> args, ChildWorkflowSignalOptions? options = null);

    /// <summary>Signals the child.</summary>
    /// <typeparam name="TWorkflow">The child's class.</typeparam>
    /// <param name="signalCall">A call of the signal's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends when the signal is in the child's history.</returns>
    public Task SignalAsync<TWorkflow>(Expression<Func<TWorkflow, Task>> signalCall, ChildWorkflowSignalOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(signalCall);
        return SignalAsync(WorkflowSignalDefinition.NameOf(method), args, options);
    }
}

/// <summary>A child workflow that has started, of a known class.</summary>
/// <typeparam name="TWorkflow">The class.</typeparam>
public abstract class ChildWorkflowHandle<TWorkflow> : ChildWorkflowHandle
{
    /// <summary>Signals the child.</summary>
    /// <param name="signalCall">A call of the signal's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends when the signal is in the child's history.</returns>
    public Task SignalAsync(Expression<Func<TWorkflow, Task>> signalCall, ChildWorkflowSignalOptions? options = null)
        => SignalAsync<TWorkflow>(signalCall, options);
}

/// <summary>A child workflow that has started, of a known class and result.</summary>
/// <typeparam name="TWorkflow">The class.</typeparam>
/// <typeparam name="TResult">The type of its result.</typeparam>
public abstract class ChildWorkflowHandle<TWorkflow, TResult> : ChildWorkflowHandle<TWorkflow>
{
    /// <summary>Waits for the child to close.</summary>
    /// <returns>Its result.</returns>
    public new Task<TResult> GetResultAsync() => GetResultAsync<TResult>();
}
