using Google.Protobuf;
using Temporal.Server.Grpc;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ScanWorkflowExecutions: the old name of a list whose order does not matter.</summary>
internal sealed class ScanWorkflowExecutions(ListedExecutions executions) : IRpcHandler<ScanWorkflowExecutionsRequest, ScanWorkflowExecutionsResponse>
{
    public async ValueTask<ScanWorkflowExecutionsResponse> HandleAsync(ScanWorkflowExecutionsRequest request, GrpcCall call)
    {
        var page = await executions.ListAsync(
            request.Namespace, request.Query, request.PageSize, request.NextPageToken.Memory, call.CancellationToken);
        return new ScanWorkflowExecutionsResponse
        {
            Executions = { page.Executions },
            NextPageToken = UnsafeByteOperations.UnsafeWrap(page.NextPageToken),
        };
    }
}
