using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <summary>How standalone activities end.</summary>
internal static class ActivityResults
{
    /// <summary>Waits for a result.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="handle">The activity.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ActivityFailedException">The activity did not complete.</exception>
    public static async Task<TResult> WaitAsync<TResult>(ActivityHandle handle, RpcOptions? rpcOptions)
    {
        var client = handle.Client;
        var converter = client.Options.DataConverter.WithSerializationContext(
            new ISerializationContext.Activity(client.Options.Namespace, handle.Id, null, null, null, null, IsLocal: false));
        var request = new PollActivityExecutionRequest
        {
            Namespace = client.Options.Namespace,
            ActivityId = handle.Id,
            RunId = handle.RunId ?? string.Empty,
        };
        while (true)
        {
            var response = await client.Connection.WorkflowService.PollActivityExecutionAsync(
                request, TemporalClient.DefaultRetryOptions(rpcOptions)).ConfigureAwait(false);
            switch (response.Outcome)
            {
                case { Failure: { } failure }:
                    throw new ActivityFailedException(await converter.ToExceptionAsync(failure).ConfigureAwait(false));
                case { Result: not null } when typeof(TResult) == typeof(ValueTuple):
                    return default!;
                case { Result: { } result }:
                    return await converter.ToSingleValueAsync<TResult>(result.Payloads_).ConfigureAwait(false);
                default:
                    // A long poll that ends without news: on.
                    break;
            }
        }
    }
}
