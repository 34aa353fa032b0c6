using Temporalio.Workflows;

namespace Temporalio.Worker.Interceptors;

/// <summary>Wraps what a workflow asks for. Runs inside it: the rules of workflow code hold.</summary>
public abstract class WorkflowOutboundInterceptor
{
    private readonly WorkflowOutboundInterceptor? _next;

    /// <summary>Initializes a new instance of the <see cref="WorkflowOutboundInterceptor"/> class.</summary>
    /// <param name="next">The next in the chain.</param>
    protected WorkflowOutboundInterceptor(WorkflowOutboundInterceptor next) => _next = next;

    /// <summary>Initializes a new instance of the <see cref="WorkflowOutboundInterceptor"/> class that ends the chain.</summary>
    private protected WorkflowOutboundInterceptor()
    {
    }

    /// <summary>Gets the next in the chain.</summary>
    protected WorkflowOutboundInterceptor Next => _next ?? throw new InvalidOperationException("The last interceptor has no next one.");

    /// <summary>Asks another workflow to cancel.</summary>
    /// <param name="input">Which.</param>
    /// <returns>A task that ends when the request is delivered.</returns>
    public virtual Task CancelExternalWorkflowAsync(CancelExternalWorkflowInput input) => Next.CancelExternalWorkflowAsync(input);

    /// <summary>Makes the exception that continues as new.</summary>
    /// <param name="input">The new run.</param>
    /// <returns>The exception.</returns>
    public virtual ContinueAsNewException CreateContinueAsNewException(CreateContinueAsNewExceptionInput input)
        => Next.CreateContinueAsNewException(input);

    /// <summary>Waits.</summary>
    /// <param name="input">How long.</param>
    /// <returns>A task that ends after the wait.</returns>
    public virtual Task DelayAsync(DelayAsyncInput input) => Next.DelayAsync(input);

    /// <summary>Runs an activity.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="input">Which.</param>
    /// <returns>Its result.</returns>
    public virtual Task<TResult> ScheduleActivityAsync<TResult>(ScheduleActivityInput input) => Next.ScheduleActivityAsync<TResult>(input);

    /// <summary>Runs a local activity.</summary>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="input">Which.</param>
    /// <returns>Its result.</returns>
    public virtual Task<TResult> ScheduleLocalActivityAsync<TResult>(ScheduleLocalActivityInput input)
        => Next.ScheduleLocalActivityAsync<TResult>(input);

    /// <summary>Signals a child.</summary>
    /// <param name="input">Which, and the signal.</param>
    /// <returns>A task that ends when the signal is delivered.</returns>
    public virtual Task SignalChildWorkflowAsync(SignalChildWorkflowInput input) => Next.SignalChildWorkflowAsync(input);

    /// <summary>Signals another workflow.</summary>
    /// <param name="input">Which, and the signal.</param>
    /// <returns>A task that ends when the signal is delivered.</returns>
    public virtual Task SignalExternalWorkflowAsync(SignalExternalWorkflowInput input) => Next.SignalExternalWorkflowAsync(input);

    /// <summary>Starts a child workflow.</summary>
    /// <typeparam name="TWorkflow">Its class.</typeparam>
    /// <typeparam name="TResult">The type of its result.</typeparam>
    /// <param name="input">Which.</param>
    /// <returns>The started child.</returns>
    public virtual Task<ChildWorkflowHandle<TWorkflow, TResult>> StartChildWorkflowAsync<TWorkflow, TResult>(StartChildWorkflowInput input)
        => Next.StartChildWorkflowAsync<TWorkflow, TResult>(input);
}
