using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;

namespace Temporal.Server.Core.Updates;

/// <summary>Why an update does not come to pass.</summary>
internal static class UpdateRefusals
{
    public static ServiceException NotFound(string updateId) => Refusals.NotFound($"update \"{updateId}\" not found");

    public static ServiceException NotReady() => new(
        ServiceErrorKind.FailedPrecondition,
        "Unable to perform workflow execution update due to Workflow Task in failed state.",
        new WorkflowNotReadyFailure());

    public static ServiceException AdmittedStage() => new(
        ServiceErrorKind.PermissionDenied,
        "UpdateWorkflowExecution issued asynchronously and waiting on update admitted is not supported.",
        new PermissionDeniedFailure());

    /// <summary>The run closed first. With a next run the caller may try again there.</summary>
    public static ServiceException Aborted(ExecutionState state) => state.NewRunId.Length > 0
        ? new ServiceException(
            ServiceErrorKind.ResourceExhausted,
            "workflow operation can not be applied because workflow is closing",
            new ResourceExhaustedFailure { Cause = ResourceExhaustedCause.BusyWorkflow, Scope = ResourceExhaustedScope.Namespace })
        : Refusals.NotFound("workflow update was aborted by closing workflow");
}
