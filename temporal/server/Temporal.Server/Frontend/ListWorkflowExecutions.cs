using Google.Protobuf;
using Temporal.Server.Grpc;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListWorkflowExecutions: running ones first, then by close time.</summary>
internal sealed class ListWorkflowExecutions(ListedExecutions executions) : IRpcHandler<ListWorkflowExecutionsRequest, ListWorkflowExecutionsResponse>
{
    public async ValueTask<ListWorkflowExecutionsResponse> HandleAsync(ListWorkflowExecutionsRequest request, GrpcCall call)
    {
        var page = await executions.ListAsync(
            request.Namespace, request.Query, request.PageSize, request.NextPageToken.Memory, call.CancellationToken);
        return new ListWorkflowExecutionsResponse
        {
            Executions = { page.Executions },
            NextPageToken = UnsafeByteOperations.UnsafeWrap(page.NextPageToken),
        };
    }
}
