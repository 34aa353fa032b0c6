using System.Diagnostics;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Client.Calls;

/// <summary>How updates end.</summary>
internal static class UpdateOutcomes
{
    /// <summary>Waits for an outcome.</summary>
    /// <param name="handle">The update.</param>
    /// <param name="rpcOptions">Options of the calls, or null.</param>
    /// <returns>The outcome.</returns>
    /// <exception cref="WorkflowUpdateRpcTimeoutOrCanceledException">The deadline or the caller ended the wait.</exception>
    public static async Task<Outcome> PollAsync(WorkflowUpdateHandle handle, RpcOptions? rpcOptions)
    {
        var client = handle.Client;
        var request = new PollWorkflowExecutionUpdateRequest
        {
            Namespace = client.Options.Namespace,
            Identity = client.Connection.Options.Identity ?? string.Empty,
            UpdateRef = new()
            {
                UpdateId = handle.Id,
                WorkflowExecution = new() { WorkflowId = handle.WorkflowId, RunId = handle.WorkflowRunId ?? string.Empty },
            },
            WaitPolicy = new() { LifecycleStage = UpdateWorkflowExecutionLifecycleStage.Completed },
        };
        try
        {
            while (true)
            {
                var response = await client.Connection.WorkflowService.PollWorkflowExecutionUpdateAsync(
                    request, TemporalClient.DefaultRetryOptions(rpcOptions)).ConfigureAwait(false);
                if (response.Outcome is { } outcome)
                {
                    return outcome;
                }
            }
        }
        catch (Exception e) when (RpcErrors.IsTimeoutOrCancellation(e))
        {
            throw new WorkflowUpdateRpcTimeoutOrCanceledException(e);
        }
    }

    /// <summary>Makes the result of an outcome.</summary>
    /// <typeparam name="TResult">The result's type.</typeparam>
    /// <param name="handle">The update.</param>
    /// <param name="outcome">The outcome.</param>
    /// <returns>The result.</returns>
    /// <exception cref="WorkflowUpdateFailedException">The update was rejected or failed.</exception>
    public static async Task<TResult> ToResultAsync<TResult>(WorkflowUpdateHandle handle, Outcome outcome)
    {
        var converter = handle.Client.Options.DataConverter.WithSerializationContext(
            new ISerializationContext.Workflow(handle.Client.Options.Namespace, handle.WorkflowId));
        return outcome switch
        {
            { Failure: { } failure } => throw new WorkflowUpdateFailedException(await converter.ToExceptionAsync(failure).ConfigureAwait(false)),
            { Success: not null } when typeof(TResult) == typeof(ValueTuple) => default!,
            { Success: { } success } => await converter.ToSingleValueAsync<TResult>(success.Payloads_).ConfigureAwait(false),
            _ => throw new UnreachableException($"The update '{handle.Id}' ended neither well nor badly."),
        };
    }
}
