using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Describes a run.</summary>
internal sealed class DescribeWorkflowExecution(HistoryEngine engine)
{
    public ValueTask<DescribeWorkflowExecutionResponse> DescribeWorkflowExecutionAsync(DescribeWorkflowExecutionRequest request, GrpcCall call) =>
        engine.UpdateAsync(
            engine.Namespaces.RunOf(request.Namespace, request.Execution),
            static (run, decision) => Descriptions.Of(decision.State, run.Started),
            call.CancellationToken);
}
