using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporal.Server.Updates;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Updates a workflow and waits until the update is accepted or completed.</summary>
internal sealed class UpdateWorkflowExecution(HistoryEngine engine, WorkflowUpdates updates)
{
    public async ValueTask<UpdateWorkflowExecutionResponse> UpdateWorkflowExecutionAsync(UpdateWorkflowExecutionRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.Require(request.Namespace);
        UpdateRequests.FillAndCheck(request, engine.Options.Limits);
        if (request.Request.Meta.UpdateId.Length == 0)
        {
            request.Request.Meta.UpdateId = engine.Options.NewId();
        }

        var run = new RunKey(entry.Id, request.WorkflowExecution.WorkflowId, request.WorkflowExecution.RunId);
        return await updates.UpdateAsync(run, request, engine.Now + engine.Options.Limits.LongPollMax.Ticks, call.CancellationToken);
    }
}
