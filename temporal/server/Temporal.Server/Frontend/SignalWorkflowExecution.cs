using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Signals a workflow.</summary>
internal sealed class SignalWorkflowExecution(HistoryEngine engine)
{
    public async ValueTask<SignalWorkflowExecutionResponse> SignalWorkflowExecutionAsync(SignalWorkflowExecutionRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.WorkflowExecution);
        Requests.Check(request, engine.Options.Limits);
        var signaled = await engine.UpdateAsync(
            run,
            (cached, decision) =>
            {
                ExternalRequests.Signal(decision, AttributesOf(request), request.Links);
                EventRecorder.Wake(decision);
                return cached.Key;
            },
            call.CancellationToken);
        return new SignalWorkflowExecutionResponse { Link = SignalLinks.Of(request.Namespace, signaled, request.RequestId) };
    }

    private static WorkflowExecutionSignaledEventAttributes AttributesOf(SignalWorkflowExecutionRequest request) => new()
    {
        SignalName = request.SignalName,
        Input = request.Input,
        Identity = request.Identity,
        Header = request.Header,
        RequestId = request.RequestId,
    };
}
