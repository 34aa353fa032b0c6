using Google.Protobuf;
using Temporal.Server.Grpc;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListOpenWorkflowExecutions: the running ones, newest start first.</summary>
internal sealed class ListOpenWorkflowExecutions(ListedExecutions executions)
    : IRpcHandler<ListOpenWorkflowExecutionsRequest, ListOpenWorkflowExecutionsResponse>
{
    public async ValueTask<ListOpenWorkflowExecutionsResponse> HandleAsync(ListOpenWorkflowExecutionsRequest request, GrpcCall call)
    {
        var known = executions.Require(request.Namespace);
        var filter = OldListFilters.And(
            OldListFilters.Running(isRunning: true), request.StartTimeFilter, "StartTime", request.ExecutionFilter, request.TypeFilter);
        var page = await executions.ListAsync(known, filter, request.MaximumPageSize, request.NextPageToken.Memory, call.CancellationToken);
        return new ListOpenWorkflowExecutionsResponse
        {
            Executions = { page.Executions },
            NextPageToken = UnsafeByteOperations.UnsafeWrap(page.NextPageToken),
        };
    }
}
