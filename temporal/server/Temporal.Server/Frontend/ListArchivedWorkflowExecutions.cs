using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListArchivedWorkflowExecutions: there is no archive.</summary>
internal sealed class ListArchivedWorkflowExecutions(ListedExecutions executions)
    : IRpcHandler<ListArchivedWorkflowExecutionsRequest, ListArchivedWorkflowExecutionsResponse>
{
    public ValueTask<ListArchivedWorkflowExecutionsResponse> HandleAsync(ListArchivedWorkflowExecutionsRequest request, GrpcCall call)
    {
        _ = executions.Require(request.Namespace);
        throw Invalid.Argument("Cluster is not configured for visibility archival.");
    }
}
