using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Deletes a run with its history; a running one is terminated first.</summary>
internal sealed class DeleteWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<DeleteWorkflowExecutionResponse> DeleteWorkflowExecutionAsync(DeleteWorkflowExecutionRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.WorkflowExecution);
        await RunDeletions.RequestAsync(engine, run, call.CancellationToken);
        return new DeleteWorkflowExecutionResponse();
    }
}
