using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Temporalio.Common;

namespace Temporalio.Client;

/// <summary>Starts that wait for the end.</summary>
#pragma warning disable CA1708, IDE1006, CA1715 // The official API's name.
public static partial class ITemporalClientExtensions
#pragma warning restore CA1708, IDE1006, CA1715
{
    /// <summary>Starts a workflow by a call of its run method, and waits for its result.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">The workflow did not complete.</exception>
    public static async Task<TResult> ExecuteWorkflowAsync<TWorkflow, TResult>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task<TResult>>> workflowRunCall, WorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartWorkflowAsync(workflowRunCall, options).ConfigureAwait(false);
        return await handle.GetResultAsync(rpcOptions: options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Starts a workflow without a result by a call of its run method, and waits for its end.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="workflowRunCall">A lambda that is one call.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>When it has completed.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">The workflow did not complete.</exception>
    public static async Task ExecuteWorkflowAsync<TWorkflow>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task>> workflowRunCall, WorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartWorkflowAsync(workflowRunCall, options).ConfigureAwait(false);
        await handle.GetResultAsync(rpcOptions: options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Starts a workflow by name, and waits for its end.</summary>
    /// <param name="client">The client.</param>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>When it has completed.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">The workflow did not complete.</exception>
    public static async Task ExecuteWorkflowAsync(
        this ITemporalClient client, string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartWorkflowAsync(workflow, args, options).ConfigureAwait(false);
        await handle.GetResultAsync(rpcOptions: options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Starts a workflow by name, and waits for its result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="workflow">The workflow type.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options; id and task queue are required.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowFailedException">The workflow did not complete.</exception>
    public static async Task<TResult> ExecuteWorkflowAsync<TResult>(
        this ITemporalClient client, string workflow, IReadOnlyCollection<object?> args, WorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartWorkflowAsync(workflow, args, options).ConfigureAwait(false);
        return await handle.GetResultAsync<TResult>(rpcOptions: options?.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes an update without a result by a call of its method, starting its workflow unless it runs, and waits for the update.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>When the update has completed.</returns>
    public static async Task ExecuteUpdateWithStartWorkflowAsync<TWorkflow>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task>> updateCall, WorkflowUpdateWithStartOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartUpdateWithStartWorkflowAsync(updateCall, Completed(options)).ConfigureAwait(false);
        await handle.GetResultAsync(options.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes an update by a call of its method, starting its workflow unless it runs, and waits for the update.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="updateCall">A lambda that is one call.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's result.</returns>
    public static async Task<TUpdateResult> ExecuteUpdateWithStartWorkflowAsync<TWorkflow, TUpdateResult>(
        this ITemporalClient client, Expression<Func<TWorkflow, Task<TUpdateResult>>> updateCall, WorkflowUpdateWithStartOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartUpdateWithStartWorkflowAsync(updateCall, Completed(options)).ConfigureAwait(false);
        return await handle.GetResultAsync(options.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes an update without a result, starting its workflow unless it runs, and waits for the update.</summary>
    /// <param name="client">The client.</param>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>When the update has completed.</returns>
    public static async Task ExecuteUpdateWithStartWorkflowAsync(
        this ITemporalClient client, string update, IReadOnlyCollection<object?> args, WorkflowUpdateWithStartOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartUpdateWithStartWorkflowAsync(update, args, Completed(options)).ConfigureAwait(false);
        await handle.GetResultAsync(options.Rpc).ConfigureAwait(false);
    }

    /// <summary>Makes an update, starting its workflow unless it runs, and waits for the update.</summary>
    /// <typeparam name="TUpdateResult">The result's type.</typeparam>
    /// <param name="client">The client.</param>
    /// <param name="update">The update.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">The options.</param>
    /// <returns>The update's result.</returns>
    public static async Task<TUpdateResult> ExecuteUpdateWithStartWorkflowAsync<TUpdateResult>(
        this ITemporalClient client, string update, IReadOnlyCollection<object?> args, WorkflowUpdateWithStartOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        var handle = await client.StartUpdateWithStartWorkflowAsync<TUpdateResult>(update, args, Completed(options)).ConfigureAwait(false);
        return await handle.GetResultAsync(options.Rpc).ConfigureAwait(false);
    }

    /// <summary>Fetches the histories of the workflows that a query finds.</summary>
    /// <param name="client">The client.</param>
    /// <param name="query">A query of the visibility's grammar; empty for all.</param>
    /// <param name="listOptions">Options of the list, or null.</param>
    /// <param name="historyFetchOptions">Options of the histories, or null.</param>
    /// <returns>The histories, fetched one after the other.</returns>
    public static IAsyncEnumerable<WorkflowHistory> ListWorkflowHistoriesAsync(
        this ITemporalClient client,
        string query,
        WorkflowListOptions? listOptions = null,
        WorkflowHistoryEventFetchOptions? historyFetchOptions = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return FetchHistoriesAsync(client, query, listOptions, historyFetchOptions);
    }

    private static async IAsyncEnumerable<WorkflowHistory> FetchHistoriesAsync(
        ITemporalClient client,
        string query,
        WorkflowListOptions? listOptions,
        WorkflowHistoryEventFetchOptions? historyFetchOptions,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var found in client.ListWorkflowsAsync(query, listOptions).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await client.GetWorkflowHandle(found.Id, found.RunId).FetchHistoryAsync(historyFetchOptions).ConfigureAwait(false);
        }
    }

    private static WorkflowStartUpdateWithStartOptions Completed(WorkflowUpdateWithStartOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(options, WorkflowUpdateStage.Completed);
    }
}
