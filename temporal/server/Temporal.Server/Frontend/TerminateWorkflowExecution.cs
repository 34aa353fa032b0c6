using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Ends a workflow by force.</summary>
internal sealed class TerminateWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<TerminateWorkflowExecutionResponse> TerminateWorkflowExecutionAsync(TerminateWorkflowExecutionRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.WorkflowExecution);
        Requests.Check(request, engine.Options.Limits);
        await engine.UpdateAsync(
            ChainTargets.Of(run, request.FirstExecutionRunId),
            (_, decision) =>
            {
                ChainTargets.Check(decision.State, request.FirstExecutionRunId);
                var attributes = new WorkflowExecutionTerminatedEventAttributes
                {
                    Reason = request.Reason,
                    Details = request.Details,
                    Identity = request.Identity,
                };
                ExternalRequests.Terminate(decision, attributes, request.Links);
                return true;
            },
            call.CancellationToken);
        return new TerminateWorkflowExecutionResponse();
    }
}
