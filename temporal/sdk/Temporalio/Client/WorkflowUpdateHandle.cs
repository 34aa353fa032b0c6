using Temporalio.Api.Update.V1;

namespace Temporalio.Client;

/// <summary>An update as a client deals with it.</summary>
/// <param name="Client">The client.</param>
/// <param name="Id">The update's id.</param>
/// <param name="WorkflowId">The workflow id.</param>
/// <param name="WorkflowRunId">The run, or null for the current one.</param>
public record WorkflowUpdateHandle(ITemporalClient Client, string Id, string WorkflowId, string? WorkflowRunId = null)
{
    /// <summary>Gets or sets the outcome once it is known.</summary>
    internal Outcome? KnownOutcome { get; set; }

    /// <summary>Waits for the update's end.</summary>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>When it has completed.</returns>
    public Task GetResultAsync(RpcOptions? rpcOptions = null) => GetResultAsync<ValueTuple>(rpcOptions);

    /// <summary>Waits for the update's result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowUpdateFailedException">The update was rejected or failed.</exception>
    /// <exception cref="Exceptions.WorkflowUpdateRpcTimeoutOrCanceledException">The wait ended before the update.</exception>
    public virtual async Task<TResult> GetResultAsync<TResult>(RpcOptions? rpcOptions = null)
    {
        KnownOutcome ??= await Calls.UpdateOutcomes.PollAsync(this, rpcOptions).ConfigureAwait(false);
        return await Calls.UpdateOutcomes.ToResultAsync<TResult>(this, KnownOutcome).ConfigureAwait(false);
    }
}

/// <summary>An update of a known result as a client deals with it.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
/// <param name="Client">The client.</param>
/// <param name="Id">The update's id.</param>
/// <param name="WorkflowId">The workflow id.</param>
/// <param name="WorkflowRunId">The run, or null for the current one.</param>
public record WorkflowUpdateHandle<TResult>(ITemporalClient Client, string Id, string WorkflowId, string? WorkflowRunId = null)
    : WorkflowUpdateHandle(Client, Id, WorkflowId, WorkflowRunId)
{
    /// <summary>Waits for the update's result.</summary>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.WorkflowUpdateFailedException">The update was rejected or failed.</exception>
    public new Task<TResult> GetResultAsync(RpcOptions? rpcOptions = null) => GetResultAsync<TResult>(rpcOptions);
}
