using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Updates;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks requests about updates.</summary>
public static class UpdateRequests
{
    /// <summary>Checks an update; a missing wait stage becomes "accepted". An empty update id is left to the caller to fill.</summary>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void FillAndCheck(UpdateWorkflowExecutionRequest request, ServerLimits limits)
    {
        Requests.CheckExecution(request.WorkflowExecution);
        if (request.Request?.Meta is null)
        {
            throw Invalid.Argument("Update meta is not set on request.");
        }

        if (Texts.IsOver(request.Request.Meta.UpdateId, limits.IdBytesMax))
        {
            throw Invalid.Argument("UpdateId length exceeds limit.");
        }

        if (request.Request.Input is null)
        {
            throw Invalid.Argument("Update input is not set on request.");
        }

        if (request.Request.Input.Name.Length == 0)
        {
            throw Invalid.Argument("Update name is not set on request.");
        }

        Requests.CheckBlob(request.Request.Input.Args, limits);
        request.WaitPolicy ??= new();
        switch (request.WaitPolicy.LifecycleStage)
        {
            case UpdateWorkflowExecutionLifecycleStage.Admitted:
                throw UpdateRefusals.AdmittedStage();
            case UpdateWorkflowExecutionLifecycleStage.Unspecified:
                request.WaitPolicy.LifecycleStage = UpdateWorkflowExecutionLifecycleStage.Accepted;
                break;
            case UpdateWorkflowExecutionLifecycleStage.Accepted:
            case UpdateWorkflowExecutionLifecycleStage.Completed:
            default:
                break;
        }
    }

    /// <summary>Checks a poll for an update.</summary>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void Check(PollWorkflowExecutionUpdateRequest request)
    {
        if (request.UpdateRef is null)
        {
            throw Invalid.Argument("UpdateRef is not set on request.");
        }

        if (request.UpdateRef.WorkflowExecution is not { WorkflowId.Length: > 0 } execution)
        {
            throw Invalid.Argument("Can't load workflow execution.  WorkflowId not set.");
        }

        Requests.CheckRunId(execution.RunId);
    }
}
