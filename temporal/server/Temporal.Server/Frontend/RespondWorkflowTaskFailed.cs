using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes a worker's word that it could not work on a workflow task.</summary>
internal sealed class RespondWorkflowTaskFailed(HistoryEngine engine)
{
    private const string TooLargeReason = "GrpcMessageTooLarge";

    public async ValueTask<RespondWorkflowTaskFailedResponse> RespondWorkflowTaskFailedAsync(RespondWorkflowTaskFailedRequest request, GrpcCall call)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        Requests.CheckIdentity(request.Identity, engine.Options.Limits);
        var reference = new WorkflowTaskReference(token.ScheduledEventId, token.StartedEventId, token.Attempt, token.Stamp);
        await engine.UpdateAsync(
            TaskTokens.RunOf(token),
            (_, decision) =>
            {
                WorkflowTaskCompletions.Check(decision, reference);
                Fail(decision, request);
                return true;
            },
            call.CancellationToken);
        return new RespondWorkflowTaskFailedResponse();
    }

    private static void Fail(Decision decision, RespondWorkflowTaskFailedRequest request)
    {
        if (request.Cause == WorkflowTaskFailedCause.GrpcMessageTooLarge)
        {
            // The next try would be as large.
            Closes.Terminate(decision, new WorkflowExecutionTerminatedEventAttributes { Reason = TooLargeReason, Identity = SystemIdentities.History });
            return;
        }

        WorkflowTasks.Fail(decision, new WorkflowTaskFailure(request.Cause)
        {
            Failure = request.Failure,
            Identity = request.Identity,
            BinaryChecksum = request.BinaryChecksum,
        });
    }
}
