using Temporal.Server.Core.Errors;
using Temporalio.Api.ErrorDetails.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>The refusals that decisions give, with the texts that clients know.</summary>
internal static class Refusals
{
    public static ServiceException WorkflowTaskNotFound() => NotFound("Workflow task not found.");

    public static ServiceException ActivityNotFound() =>
        NotFound("invalid activityID or activity already timed out or invoking workflow is completed");

    public static ServiceException PendingActivityNotFound(string activityId) =>
        NotFound($"cannot find pending activity with ActivityID {activityId}, check workflow execution history for more details");

    public static ServiceException AlreadyCompleted() => NotFound("workflow execution already completed");

    public static ServiceException WorkflowNotFound(string workflowId) => NotFound($"workflow not found for ID: {workflowId}");

    public static ServiceException RunNotFound(string workflowId, string runId) =>
        NotFound($"workflow execution not found for workflow ID \"{workflowId}\" and run ID \"{runId}\"");

    public static ServiceException ExecutionNotFound() => NotFound("workflow execution not found");

    public static ServiceException NotFound(string message) => new(ServiceErrorKind.NotFound, message, new NotFoundFailure());

    public static ServiceException Invalid(string message) => new(ServiceErrorKind.InvalidArgument, message);
}
