using System.Linq.Expressions;
using Temporalio.Common.Invocations;

namespace Temporalio.Workflows;

/// <summary>Another workflow, to signal or cancel from inside a workflow.</summary>
public abstract class ExternalWorkflowHandle
{
    /// <summary>Gets its workflow id.</summary>
    public abstract string Id { get; }

    /// <summary>Gets its run; whichever is current if null.</summary>
    public abstract string? RunId { get; }

    /// <summary>Signals it.</summary>
    /// <param name="signal">The signal's name.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends when the signal is in the other's history.</returns>
    public abstract Task SignalAsync(string signal, IReadOnlyCollection<object?> args, ExternalWorkflowSignalOptions? options = null);

    /// <summary>Signals it.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <param name="signalCall">A call of the signal's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends when the signal is in the other's history.</returns>
    public Task SignalAsync<TWorkflow>(Expression<Func<TWorkflow, Task>> signalCall, ExternalWorkflowSignalOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(signalCall);
        return SignalAsync(WorkflowSignalDefinition.NameOf(method), args, options);
    }

    /// <summary>Asks it to cancel.</summary>
    /// <returns>A task that ends when the request is in the other's history.</returns>
    public abstract Task CancelAsync();
}

/// <summary>Another workflow of a known class.</summary>
/// <typeparam name="TWorkflow">The class.</typeparam>
public abstract class ExternalWorkflowHandle<TWorkflow> : ExternalWorkflowHandle
{
    /// <summary>Signals it.</summary>
    /// <param name="signalCall">A call of the signal's method.</param>
    /// <param name="options">How.</param>
    /// <returns>A task that ends when the signal is in the other's history.</returns>
    public Task SignalAsync(Expression<Func<TWorkflow, Task>> signalCall, ExternalWorkflowSignalOptions? options = null)
        => SignalAsync<TWorkflow>(signalCall, options);
}
