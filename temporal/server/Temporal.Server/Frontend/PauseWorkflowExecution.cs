using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Pausing workflows is switched off, as it is on the official server unless configured.</summary>
internal sealed class PauseWorkflowExecution(HistoryEngine engine)
{
    public ValueTask<PauseWorkflowExecutionResponse> PauseWorkflowExecutionAsync(PauseWorkflowExecutionRequest request, GrpcCall call)
    {
        _ = engine.Namespaces.Require(request.Namespace);
        throw new ServiceException(ServiceErrorKind.Unimplemented, $"workflow pause is not enabled for namespace: {request.Namespace}");
    }
}

/// <summary>No workflow is ever paused, so none can be unpaused.</summary>
internal sealed class UnpauseWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<UnpauseWorkflowExecutionResponse> UnpauseWorkflowExecutionAsync(UnpauseWorkflowExecutionRequest request, GrpcCall call)
    {
        var execution = new WorkflowExecution { WorkflowId = request.WorkflowId, RunId = request.RunId };
        var run = engine.Namespaces.RunOf(request.Namespace, execution);
        return await engine.UpdateAsync<UnpauseWorkflowExecutionResponse>(
            run,
            static (_, decision) => throw (decision.IsRunning
                ? new ServiceException(ServiceErrorKind.FailedPrecondition, "workflow is not paused.")
                : Refusals.AlreadyCompleted()),
            call.CancellationToken);
    }
}
