using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Updates;

/// <summary>Makes the link from an answer to what it speaks of.</summary>
internal static class UpdateLinks
{
    private const string RejectedReason = "Update rejected";

    /// <summary>Links to the acceptance; a failed update, accepted or not, links to the run only.</summary>
    public static Link Of(UpdateWorkflowExecutionRequest request, UpdateProgress progress) => progress.Outcome?.Failure is null
        ? new Link
        {
            WorkflowEvent = new Link.Types.WorkflowEvent
            {
                Namespace = request.Namespace,
                WorkflowId = progress.Run.WorkflowId,
                RunId = progress.Run.RunId,
                RequestIdRef = new Link.Types.WorkflowEvent.Types.RequestIdReference
                {
                    RequestId = request.Request.RequestId,
                    EventType = EventType.WorkflowExecutionUpdateAccepted,
                },
            },
        }
        : new Link
        {
            Workflow = new Link.Types.Workflow
            {
                Namespace = request.Namespace,
                WorkflowId = progress.Run.WorkflowId,
                RunId = progress.Run.RunId,
                Reason = RejectedReason,
            },
        };
}
