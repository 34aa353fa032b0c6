using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Pausing workflows is switched off, as it is on the official server unless configured.</summary>
internal sealed class PauseWorkflowExecution(HistoryEngine engine)
{
    public ValueTask<PauseWorkflowExecutionResponse> PauseWorkflowExecutionAsync(PauseWorkflowExecutionRequest request, GrpcCall _)
    {
        var entry = engine.Namespaces.Require(request.Namespace);
        throw new ServiceException(ServiceErrorKind.Unimplemented, $"workflow pause is not enabled for namespace: {entry.Name}");
    }
}

/// <summary>No workflow is ever paused, so none can be unpaused.</summary>
internal sealed class UnpauseWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<UnpauseWorkflowExecutionResponse> UnpauseWorkflowExecutionAsync(UnpauseWorkflowExecutionRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.Require(request.Namespace);
        if (request.WorkflowId.Length == 0)
        {
            throw Refusals.Invalid("Can't load workflow execution.  WorkflowId not set.");
        }

        Requests.CheckRunId(request.RunId);
        return await engine.UpdateAsync<UnpauseWorkflowExecutionResponse>(
            new RunKey(entry.Id, request.WorkflowId, request.RunId),
            static (_, decision) => throw (decision.IsRunning
                ? new ServiceException(ServiceErrorKind.FailedPrecondition, "workflow is not paused.")
                : Refusals.AlreadyCompleted()),
            call.CancellationToken);
    }
}
