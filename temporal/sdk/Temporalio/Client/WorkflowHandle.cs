using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Temporalio.Api.History.V1;
using Temporalio.Client.Calls;
using Temporalio.Common;
using Temporalio.Common.Invocations;

namespace Temporalio.Client;

/// <summary>A workflow as a client deals with it.</summary>
/// <param name="Client">The client.</param>
/// <param name="Id">The workflow id.</param>
/// <param name="RunId">The run that signals, queries, updates, cancels and terminates go to; null for the current one.</param>
/// <param name="ResultRunId">The run to begin waiting for the result at; null for the current one.</param>
/// <param name="FirstExecutionRunId">The first run of the chain that updates, cancels and terminates must belong to; null for any.</param>
public record WorkflowHandle(
    ITemporalClient Client, string Id, string? RunId = null, string? ResultRunId = null, string? FirstExecutionRunId = null)
{
    /// <summary>Waits for the workflow's end.</summary>
    /// <param name="followRuns">Whether to go on to the next run of the chain; otherwise a continued run ends in <see cref="Exceptions.WorkflowContinuedAsNewException"/>.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>When it has completed.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">It ended otherwise.</exception>
    public Task GetResultAsync(bool followRuns = true, RpcOptions? rpcOptions = null) => GetResultAsync<ValueTuple>(followRuns, rpcOptions);

    /// <summary>Waits for the workflow's result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="followRuns">Whether to go on to the next run of the chain; otherwise a continued run ends in <see cref="Exceptions.WorkflowContinuedAsNewException"/>.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">It did not complete.</exception>
    public virtual Task<TResult> GetResultAsync<TResult>(bool followRuns = true, RpcOptions? rpcOptions = null)
        => WorkflowResults.WaitAsync<TResult>(this, followRuns, rpcOptions);

    /// <summary>Sends a signal by a call of its method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="signalCall">A lambda that is one call.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has it.</returns>
    public Task SignalAsync<TWorkflow>(Expression<Func<TWorkflow, Task>> signalCall, WorkflowSignalOptions? options = null)
    {
        var (method, args) = ExpressionCalls.Extract(signalCall);
        return SignalAsync(HandlerNames.OfSignal(method), args, options);
    }

    /// <summary>Sends a signal.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has it.</returns>
    public virtual Task SignalAsync(string signal, IReadOnlyCollection<object?> args, WorkflowSignalOptions? options = null)
        => Client.OutboundInterceptor.SignalWorkflowAsync(new(Id, RunId, signal, args, options, null));

    /// <summary>Queries the workflow by a call of the query's method, or a read of its property.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TQueryResult">The answer's type.</typeparam>
    /// <param name="queryCall">A lambda that is one call or one read.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The answer.</returns>
    public Task<TQueryResult> QueryAsync<TWorkflow, TQueryResult>(
        Expression<Func<TWorkflow, TQueryResult>> queryCall, WorkflowQueryOptions? options = null)
    {
        if (ExpressionCalls.ExtractProperty(queryCall) is { } property)
        {
            return QueryAsync<TQueryResult>(HandlerNames.OfQuery(property), [], options);
        }

        var (method, args) = ExpressionCalls.Extract(queryCall);
        return QueryAsync<TQueryResult>(HandlerNames.OfQuery(method), args, options);
    }

    /// <summary>Queries the workflow.</summary>
    /// <typeparam name="TQueryResult">The answer's type.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="Exceptions.WorkflowQueryFailedException">The query failed in the workflow.</exception>
    /// <exception cref="Exceptions.WorkflowQueryRejectedException">The workflow's status forbids it.</exception>
    public virtual Task<TQueryResult> QueryAsync<TQueryResult>(
        string query, IReadOnlyCollection<object?> args, WorkflowQueryOptions? options = null)
        => Client.OutboundInterceptor.QueryWorkflowAsync<TQueryResult>(new(Id, RunId, query, args, options, null));

    /// <summary>Starts an update without a result by a call of its method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    public async Task<WorkflowUpdateHandle> StartUpdateAsync<TWorkflow>(
        Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateStartOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(updateCall);
        return await StartUpdateAsync<ValueTuple>(HandlerNames.OfUpdate(method), args, options).ConfigureAwait(false);
    }

    /// <summary>Starts an update by a call of its method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    public Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateStartOptions options)
    {
        var (method, args) = ExpressionCalls.Extract(updateCall);
        return StartUpdateAsync<TUpdateResult>(HandlerNames.OfUpdate(method), args, options);
    }

    /// <summary>Starts an update without a result.</summary>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    public async Task<WorkflowUpdateHandle> StartUpdateAsync(string update, IReadOnlyCollection<object?> args, WorkflowUpdateStartOptions options)
        => await StartUpdateAsync<ValueTuple>(update, args, options).ConfigureAwait(false);

    /// <summary>Starts an update.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's handle.</returns>
    /// <exception cref="Exceptions.WorkflowUpdateRpcTimeoutOrCanceledException">The wait ended before the stage.</exception>
    public virtual Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowUpdateStartOptions options)
        => Client.OutboundInterceptor.StartWorkflowUpdateAsync<TUpdateResult>(new(Id, RunId, FirstExecutionRunId, update, args, options, null));

    /// <summary>Makes an update without a result by a call of its method, and waits for it.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When it has completed.</returns>
    public async Task ExecuteUpdateAsync<TWorkflow>(Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateOptions? options = null)
    {
        var handle = await StartUpdateAsync(
            updateCall, new WorkflowUpdateStartOptions(options, WorkflowUpdateStage.Completed)).ConfigureAwait(false);
        await handle.GetResultAsync(options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes an update by a call of its method, and waits for it.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The result.</returns>
    public async Task<TUpdateResult> ExecuteUpdateAsync<TWorkflow, TUpdateResult>(
        Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateOptions? options = null)
    {
        var handle = await StartUpdateAsync(
            updateCall, new WorkflowUpdateStartOptions(options, WorkflowUpdateStage.Completed)).ConfigureAwait(false);
        return await handle.GetResultAsync(options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes an update without a result, and waits for it.</summary>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When it has completed.</returns>
    public Task ExecuteUpdateAsync(string update, IReadOnlyCollection<object?> args, WorkflowUpdateOptions? options = null)
        => ExecuteUpdateAsync<ValueTuple>(update, args, options);

    /// <summary>Makes an update, and waits for it.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowUpdateFailedException">The update was rejected or failed.</exception>
    public async Task<TUpdateResult> ExecuteUpdateAsync<TUpdateResult>(
        string update, IReadOnlyCollection<object?> args, WorkflowUpdateOptions? options = null)
    {
        var handle = await StartUpdateAsync<TUpdateResult>(
            update, args, new WorkflowUpdateStartOptions(options, WorkflowUpdateStage.Completed)).ConfigureAwait(false);
        return await handle.GetResultAsync(options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes the handle of an update.</summary>
    /// <param name="id">The update's id.</param>
    /// <returns>The handle; whether there is such an update shows with its first use.</returns>
    public WorkflowUpdateHandle GetUpdateHandle(string id) => new(Client, id, Id, RunId);

    /// <summary>Makes the handle of an update.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="id">The update's id.</param>
    /// <returns>The handle; whether there is such an update shows with its first use.</returns>
    public WorkflowUpdateHandle<TUpdateResult> GetUpdateHandle<TUpdateResult>(string id) => new(Client, id, Id, RunId);

    /// <summary>Describes the workflow.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The description.</returns>
    public virtual Task<WorkflowExecutionDescription> DescribeAsync(WorkflowDescribeOptions? options = null)
        => Client.OutboundInterceptor.DescribeWorkflowAsync(new(Id, RunId, options));

    /// <summary>Asks the workflow to cancel.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has the request.</returns>
    public virtual Task CancelAsync(WorkflowCancelOptions? options = null)
        => Client.OutboundInterceptor.CancelWorkflowAsync(new(Id, RunId, FirstExecutionRunId, options));

    /// <summary>Terminates the workflow.</summary>
    /// <param name="reason">Why, or null.</param>
    /// <param name="options">The options, or null.</param>
    /// <returns>When it is terminated.</returns>
    public virtual Task TerminateAsync(string? reason = null, WorkflowTerminateOptions? options = null)
        => Client.OutboundInterceptor.TerminateWorkflowAsync(new(Id, RunId, FirstExecutionRunId, reason, options));

    /// <summary>Fetches the whole history.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The history.</returns>
    public virtual async Task<WorkflowHistory> FetchHistoryAsync(WorkflowHistoryEventFetchOptions? options = null)
    {
        var events = new List<HistoryEvent>();
        await foreach (var historyEvent in FetchHistoryEventsAsync(options).ConfigureAwait(false))
        {
            events.Add(historyEvent);
        }

        return new(Id, events);
    }

    /// <summary>Fetches the events one after the other.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The events, fetched page by page.</returns>
    public virtual IAsyncEnumerable<HistoryEvent> FetchHistoryEventsAsync(WorkflowHistoryEventFetchOptions? options = null)
        => FetchEventsAsync(options ?? new());

    private async IAsyncEnumerable<HistoryEvent> FetchEventsAsync(
        WorkflowHistoryEventFetchOptions options, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (rpc, source) = TemporalClient.DefaultRetryOptions(options.Rpc).WithAdditionalCancellationToken(
            cancellationToken.CanBeCanceled ? cancellationToken : null);
        using (source)
        {
            byte[]? token = null;
            do
            {
                var page = await Client.OutboundInterceptor.FetchWorkflowHistoryEventPageAsync(
                    new(Id, RunId, null, token, options.WaitNewEvent, options.EventFilterType, options.SkipArchival, rpc)).ConfigureAwait(false);
                foreach (var historyEvent in page.Events)
                {
                    yield return historyEvent;
                }

                token = page.NextPageToken;
            }
            while (token is not null);
        }
    }
}
