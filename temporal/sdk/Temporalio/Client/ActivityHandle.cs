using Temporalio.Client.Calls;

namespace Temporalio.Client;

/// <summary>A standalone activity as a client deals with it.</summary>
/// <param name="Client">The client.</param>
/// <param name="Id">The activity id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
public record ActivityHandle(ITemporalClient Client, string Id, string? RunId = null)
{
    /// <summary>Waits for the activity's end.</summary>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>When it has completed.</returns>
    /// <exception cref="Exceptions.ActivityFailedException">It ended otherwise.</exception>
    public Task GetResultAsync(RpcOptions? rpcOptions = null) => GetResultAsync<ValueTuple>(rpcOptions);

    /// <summary>Waits for the activity's result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailedException">It did not complete.</exception>
    public virtual Task<TResult> GetResultAsync<TResult>(RpcOptions? rpcOptions = null)
        => ActivityResults.WaitAsync<TResult>(this, rpcOptions);

    /// <summary>Describes the activity.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>The description.</returns>
    public virtual Task<ActivityExecutionDescription> DescribeAsync(ActivityDescribeOptions? options = null)
        => Client.OutboundInterceptor.DescribeActivityAsync(new(Id, RunId, options));

    /// <summary>Asks the activity to cancel.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>When the server has the request.</returns>
    public virtual Task CancelAsync(ActivityCancelOptions? options = null)
        => Client.OutboundInterceptor.CancelActivityAsync(new(Id, RunId, options));

    /// <summary>Terminates the activity.</summary>
    /// <param name="options">The options, or null.</param>
    /// <returns>When it is terminated.</returns>
    public virtual Task TerminateAsync(ActivityTerminateOptions? options = null)
        => Client.OutboundInterceptor.TerminateActivityAsync(new(Id, RunId, options));
}

/// <summary>A standalone activity of a known result as a client deals with it.</summary>
/// <typeparam name="TResult">The result's type.</typeparam>
/// <param name="Client">The client.</param>
/// <param name="Id">The activity id.</param>
/// <param name="RunId">The run, or null for the current one.</param>
public record ActivityHandle<TResult>(ITemporalClient Client, string Id, string? RunId = null) : ActivityHandle(Client, Id, RunId)
{
    /// <summary>Waits for the activity's result.</summary>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="Exceptions.ActivityFailedException">It did not complete.</exception>
    public new Task<TResult> GetResultAsync(RpcOptions? rpcOptions = null) => GetResultAsync<TResult>(rpcOptions);
}
