using System.Linq.Expressions;

namespace Temporalio.Client;

/// <summary>A workflow of a known type as a client deals with it.</summary>
/// <typeparam name="TWorkflow">The workflow.</typeparam>
/// <param name="Client">The client.</param>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run that calls go to; null for the current one.</param>
/// <param name="ResultRunId">The run to begin waiting for the result at; null for the current one.</param>
/// <param name="FirstExecutionRunId">The first run of the chain that calls must belong to; null for any.</param>
public record WorkflowHandle<TWorkflow>(
    ITemporalClient Client, string Id, string? RunId = null, string? ResultRunId = null, string? FirstExecutionRunId = null)
    : WorkflowHandle(Client, Id, RunId, ResultRunId, FirstExecutionRunId)
{
    /// <summary>Sends a signal by a call of its method.</summary>
    /// <param name="signalCall">A lambda that is one call.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has it.</returns>
    public Task SignalAsync(Expression<Func<TWorkflow, Task>> signalCall, WorkflowSignalOptions? options = null)
        => SignalAsync<TWorkflow>(signalCall, options);

    /// <summary>Queries the workflow by a call of the query's method, or a read of its property.</summary>
    /// <typeparam name="TQueryResult">The answer's type.</typeparam>
    /// <param name="queryCall">A lambda that is one call or one read.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The answer.</returns>
    public Task<TQueryResult> QueryAsync<TQueryResult>(
        Expression<Func<TWorkflow, TQueryResult>> queryCall, WorkflowQueryOptions? options = null)
        => QueryAsync<TWorkflow, TQueryResult>(queryCall, options);

    /// <summary>Starts an update without a result by a call of its method.</summary>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    public Task<WorkflowUpdateHandle> StartUpdateAsync(Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateStartOptions options)
        => StartUpdateAsync<TWorkflow>(updateCall, options);

    /// <summary>Starts an update by a call of its method.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    public Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateAsync<TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateStartOptions options)
        => StartUpdateAsync<TWorkflow, TUpdateResult>(updateCall, options);

    /// <summary>Makes an update without a result by a call of its method, and waits for it.</summary>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When it has completed.</returns>
    public Task ExecuteUpdateAsync(Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateOptions? options = null)
        => ExecuteUpdateAsync<TWorkflow>(updateCall, options);

    /// <summary>Makes an update by a call of its method, and waits for it.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The result.</returns>
    public Task<TUpdateResult> ExecuteUpdateAsync<TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateOptions? options = null)
        => ExecuteUpdateAsync<TWorkflow, TUpdateResult>(updateCall, options);
}

/// <summary>A workflow of a known type and result as a client deals with it.</summary>
/// <typeparam name="TWorkflow">The workflow.</typeparam>
/// <typeparam name="TResult">Its result.</typeparam>
/// <param name="Client">The client.</param>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run that calls go to; null for the current one.</param>
/// <param name="ResultRunId">The run to begin waiting for the result at; null for the current one.</param>
/// <param name="FirstExecutionRunId">The first run of the chain that calls must belong to; null for any.</param>
public record WorkflowHandle<TWorkflow, TResult>(
    ITemporalClient Client, string Id, string? RunId = null, string? ResultRunId = null, string? FirstExecutionRunId = null)
    : WorkflowHandle<TWorkflow>(Client, Id, RunId, ResultRunId, FirstExecutionRunId)
{
    /// <summary>Waits for the workflow's result.</summary>
    /// <param name="followRuns">Whether to go on to the next run of the chain; otherwise a continued run ends in <see cref="Exceptions.WorkflowContinuedAsNewException"/>.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">It did not complete.</exception>
    public new Task<TResult> GetResultAsync(bool followRuns = true, RpcOptions? rpcOptions = null)
        => GetResultAsync<TResult>(followRuns, rpcOptions);
}
