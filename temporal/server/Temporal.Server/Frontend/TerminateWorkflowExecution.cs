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
    private const string DefaultReason = "terminated by user via frontend";
    private const string DefaultIdentity = "frontend-service";

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
                    Reason = request.Reason.Length == 0 ? DefaultReason : request.Reason,
                    Details = request.Details,
                    Identity = request.Identity.Length == 0 ? DefaultIdentity : request.Identity,
                };
                ExternalRequests.Terminate(decision, attributes, request.Links);
                return true;
            },
            call.CancellationToken);
        return new TerminateWorkflowExecutionResponse();
    }
}
