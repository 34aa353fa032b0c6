using Temporalio.Api.WorkflowService.V1;

namespace Temporalio.Client;

public abstract partial class WorkflowService
{
    /// <summary>Calls <c>CountNexusOperationExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<CountNexusOperationExecutionsResponse> CountNexusOperationExecutionsAsync(CountNexusOperationExecutionsRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("CountNexusOperationExecutions", req, CountNexusOperationExecutionsResponse.Parser, options);

    /// <summary>Calls <c>DeleteNexusOperationExecution</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<DeleteNexusOperationExecutionResponse> DeleteNexusOperationExecutionAsync(DeleteNexusOperationExecutionRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("DeleteNexusOperationExecution", req, DeleteNexusOperationExecutionResponse.Parser, options);

    /// <summary>Calls <c>DescribeNexusOperationExecution</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<DescribeNexusOperationExecutionResponse> DescribeNexusOperationExecutionAsync(DescribeNexusOperationExecutionRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("DescribeNexusOperationExecution", req, DescribeNexusOperationExecutionResponse.Parser, options);

    /// <summary>Calls <c>ListNexusOperationExecutions</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<ListNexusOperationExecutionsResponse> ListNexusOperationExecutionsAsync(ListNexusOperationExecutionsRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("ListNexusOperationExecutions", req, ListNexusOperationExecutionsResponse.Parser, options);

    /// <summary>Calls <c>PollNexusOperationExecution</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<PollNexusOperationExecutionResponse> PollNexusOperationExecutionAsync(PollNexusOperationExecutionRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("PollNexusOperationExecution", req, PollNexusOperationExecutionResponse.Parser, options);

    /// <summary>Calls <c>PollNexusTaskQueue</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<PollNexusTaskQueueResponse> PollNexusTaskQueueAsync(PollNexusTaskQueueRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("PollNexusTaskQueue", req, PollNexusTaskQueueResponse.Parser, options);

    /// <summary>Calls <c>RequestCancelNexusOperationExecution</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<RequestCancelNexusOperationExecutionResponse> RequestCancelNexusOperationExecutionAsync(RequestCancelNexusOperationExecutionRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("RequestCancelNexusOperationExecution", req, RequestCancelNexusOperationExecutionResponse.Parser, options);

    /// <summary>Calls <c>RespondNexusTaskCompleted</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<RespondNexusTaskCompletedResponse> RespondNexusTaskCompletedAsync(RespondNexusTaskCompletedRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("RespondNexusTaskCompleted", req, RespondNexusTaskCompletedResponse.Parser, options);

    /// <summary>Calls <c>RespondNexusTaskFailed</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<RespondNexusTaskFailedResponse> RespondNexusTaskFailedAsync(RespondNexusTaskFailedRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("RespondNexusTaskFailed", req, RespondNexusTaskFailedResponse.Parser, options);

    /// <summary>Calls <c>StartNexusOperationExecution</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<StartNexusOperationExecutionResponse> StartNexusOperationExecutionAsync(StartNexusOperationExecutionRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("StartNexusOperationExecution", req, StartNexusOperationExecutionResponse.Parser, options);

    /// <summary>Calls <c>TerminateNexusOperationExecution</c>.</summary>
    /// <param name="req">The request.</param>
    /// <param name="options">Options of the call.</param>
    /// <returns>The response.</returns>
    public Task<TerminateNexusOperationExecutionResponse> TerminateNexusOperationExecutionAsync(TerminateNexusOperationExecutionRequest req, RpcOptions? options = null)
        => InvokeRpcAsync("TerminateNexusOperationExecution", req, TerminateNexusOperationExecutionResponse.Parser, options);
}
