using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Asks a workflow to cancel itself.</summary>
internal sealed class RequestCancelWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<RequestCancelWorkflowExecutionResponse> RequestCancelWorkflowExecutionAsync(
        RequestCancelWorkflowExecutionRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.WorkflowExecution);
        Requests.Check(request, engine.Options.Limits);
        await engine.UpdateAsync(
            ChainTargets.Of(run, request.FirstExecutionRunId),
            (_, decision) =>
            {
                ChainTargets.Check(decision.State, request.FirstExecutionRunId);
                var attributes = new WorkflowExecutionCancelRequestedEventAttributes { Cause = request.Reason, Identity = request.Identity };
                ExternalRequests.RequestCancel(decision, request.RequestId, attributes, request.Links);
                return true;
            },
            call.CancellationToken);
        return new RequestCancelWorkflowExecutionResponse();
    }
}
