namespace Temporalio.Worker.Interceptors;

/// <summary>Wraps what comes to a workflow. Runs inside it: the rules of workflow code hold.</summary>
public abstract class WorkflowInboundInterceptor
{
    private readonly WorkflowInboundInterceptor? _next;

    /// <summary>Initializes a new instance of the <see cref="WorkflowInboundInterceptor"/> class.</summary>
    /// <param name="next">The next in the chain.</param>
    protected WorkflowInboundInterceptor(WorkflowInboundInterceptor next) => _next = next;

    /// <summary>Initializes a new instance of the <see cref="WorkflowInboundInterceptor"/> class that ends the chain.</summary>
    private protected WorkflowInboundInterceptor()
    {
    }

    /// <summary>Gets the next in the chain.</summary>
    protected WorkflowInboundInterceptor Next => _next ?? throw new InvalidOperationException("The last interceptor has no next one.");

    /// <summary>Called once, first, to wrap what goes out of the workflow.</summary>
    /// <param name="outbound">The chain so far; pass it on, or a wrapper of it.</param>
    public virtual void Init(WorkflowOutboundInterceptor outbound) => Next.Init(outbound);

    /// <summary>Runs the workflow.</summary>
    /// <param name="input">What to run.</param>
    /// <returns>Its result.</returns>
    public virtual Task<object?> ExecuteWorkflowAsync(ExecuteWorkflowInput input) => Next.ExecuteWorkflowAsync(input);

    /// <summary>Handles a signal.</summary>
    /// <param name="input">The signal.</param>
    /// <returns>The handler's task.</returns>
    public virtual Task HandleSignalAsync(HandleSignalInput input) => Next.HandleSignalAsync(input);

    /// <summary>Answers a query.</summary>
    /// <param name="input">The query.</param>
    /// <returns>The answer.</returns>
    public virtual object? HandleQuery(HandleQueryInput input) => Next.HandleQuery(input);

    /// <summary>Validates an update; throwing refuses it.</summary>
    /// <param name="input">The update.</param>
    public virtual void ValidateUpdate(HandleUpdateInput input) => Next.ValidateUpdate(input);

    /// <summary>Handles an update.</summary>
    /// <param name="input">The update.</param>
    /// <returns>The handler's result.</returns>
    public virtual Task<object?> HandleUpdateAsync(HandleUpdateInput input) => Next.HandleUpdateAsync(input);
}
