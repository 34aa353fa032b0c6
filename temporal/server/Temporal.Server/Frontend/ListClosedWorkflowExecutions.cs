using Google.Protobuf;
using Temporal.Server.Grpc;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListClosedWorkflowExecutions: newest close first; its times are those of the close.</summary>
internal sealed class ListClosedWorkflowExecutions(ListedExecutions executions)
    : IRpcHandler<ListClosedWorkflowExecutionsRequest, ListClosedWorkflowExecutionsResponse>
{
    public async ValueTask<ListClosedWorkflowExecutionsResponse> HandleAsync(ListClosedWorkflowExecutionsRequest request, GrpcCall call)
    {
        var known = executions.Require(request.Namespace);
        var status = request.StatusFilter is { } wanted ? OldListFilters.OfStatus(wanted.Status) : OldListFilters.Running(isRunning: false);
        var filter = OldListFilters.And(status, request.StartTimeFilter, "CloseTime", request.ExecutionFilter, request.TypeFilter);
        var page = await executions.ListAsync(known, filter, request.MaximumPageSize, request.NextPageToken.Memory, call.CancellationToken);
        return new ListClosedWorkflowExecutionsResponse
        {
            Executions = { page.Executions },
            NextPageToken = UnsafeByteOperations.UnsafeWrap(page.NextPageToken),
        };
    }
}
