namespace Temporalio.Client.Interceptors;

public abstract partial class ClientOutboundInterceptor
{
    /// <summary>Starts a workflow.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="input">The input.</param>
    /// <returns>The workflow's handle.</returns>
    public virtual Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input)
        => Next.StartWorkflowAsync<TWorkflow, TResult>(input);

    /// <summary>Signals a workflow.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has the signal.</returns>
    public virtual Task SignalWorkflowAsync(SignalWorkflowInput input) => Next.SignalWorkflowAsync(input);

    /// <summary>Queries a workflow.</summary>
    /// <typeparam name="TResult">The answer's type.</typeparam>
    /// <param name="input">The input.</param>
    /// <returns>The answer.</returns>
    public virtual Task<TResult> QueryWorkflowAsync<TResult>(QueryWorkflowInput input) => Next.QueryWorkflowAsync<TResult>(input);

    /// <summary>Starts an update.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="input">The input.</param>
    /// <returns>The update's handle.</returns>
    public virtual Task<WorkflowUpdateHandle<TResult>> StartWorkflowUpdateAsync<TResult>(StartWorkflowUpdateInput input)
        => Next.StartWorkflowUpdateAsync<TResult>(input);

    /// <summary>Starts an update, and its workflow unless it runs.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="input">The input.</param>
    /// <returns>The update's handle.</returns>
    public virtual Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        StartUpdateWithStartWorkflowInput input)
        => Next.StartUpdateWithStartWorkflowAsync<TUpdateResult>(input);

    /// <summary>Describes a workflow.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The description.</returns>
    public virtual Task<WorkflowExecutionDescription> DescribeWorkflowAsync(DescribeWorkflowInput input) => Next.DescribeWorkflowAsync(input);

    /// <summary>Asks a workflow to cancel.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When the server has the request.</returns>
    public virtual Task CancelWorkflowAsync(CancelWorkflowInput input) => Next.CancelWorkflowAsync(input);

    /// <summary>Terminates a workflow.</summary>
    /// <param name="input">The input.</param>
    /// <returns>When it is terminated.</returns>
    public virtual Task TerminateWorkflowAsync(TerminateWorkflowInput input) => Next.TerminateWorkflowAsync(input);

    /// <summary>Fetches a page of history events.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The page.</returns>
    public virtual Task<WorkflowHistoryEventPage> FetchWorkflowHistoryEventPageAsync(FetchWorkflowHistoryEventPageInput input)
        => Next.FetchWorkflowHistoryEventPageAsync(input);

    /// <summary>Lists workflows.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The workflows, fetched page by page.</returns>
    public virtual IAsyncEnumerable<WorkflowExecution> ListWorkflowsAsync(ListWorkflowsInput input) => Next.ListWorkflowsAsync(input);

    /// <summary>Lists a page of workflows.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The page.</returns>
    public virtual Task<WorkflowListPage> ListWorkflowsPaginatedAsync(ListWorkflowsPaginatedInput input)
        => Next.ListWorkflowsPaginatedAsync(input);

    /// <summary>Counts workflows.</summary>
    /// <param name="input">The input.</param>
    /// <returns>The count.</returns>
    public virtual Task<WorkflowExecutionCount> CountWorkflowsAsync(CountWorkflowsInput input) => Next.CountWorkflowsAsync(input);
}
