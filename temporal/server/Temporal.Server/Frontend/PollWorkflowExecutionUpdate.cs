using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporal.Server.Updates;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Waits for an update that was begun before.</summary>
internal sealed class PollWorkflowExecutionUpdate(HistoryEngine engine, WorkflowUpdates updates)
{
    public async ValueTask<PollWorkflowExecutionUpdateResponse> PollWorkflowExecutionUpdateAsync(PollWorkflowExecutionUpdateRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.Require(request.Namespace);
        UpdateRequests.Check(request);
        var execution = request.UpdateRef.WorkflowExecution;
        var run = new RunKey(entry.Id, execution.WorkflowId, execution.RunId);
        return await updates.PollAsync(run, request, engine.Now + engine.Options.Limits.LongPollMax.Ticks, call.CancellationToken);
    }
}
