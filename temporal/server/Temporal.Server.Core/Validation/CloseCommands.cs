using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the commands that end a run with a result, a failure or a cancellation.</summary>
internal static class CloseCommands
{
    public static CommandFailure? Failure(CompleteWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        if (attributes is null)
        {
            return new(WorkflowTaskFailedCause.BadCompleteWorkflowExecutionAttributes, "CompleteWorkflowExecutionCommandAttributes is not set on CompleteWorkflowExecutionCommand.");
        }

        // The cause is one of activities: so the official server says.
        return Texts.IsOver(attributes.Result, context.Limits.BlobBytesMax)
            ? new(WorkflowTaskFailedCause.BadScheduleActivityAttributes, "CompleteWorkflowExecutionCommandAttributes.Result exceeds size limit.", EndsRun: true)
            : null;
    }

    public static CommandFailure? Failure(FailWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadFailWorkflowExecutionAttributes;
        if (attributes is null)
        {
            return new(cause, "FailWorkflowExecutionCommandAttributes is not set on FailWorkflowExecutionCommand.");
        }

        if (attributes.Failure is null)
        {
            return new(cause, "Failure is not set on FailWorkflowExecutionCommand.");
        }

        return Texts.IsOver(attributes.Failure, context.Limits.BlobBytesMax)
            ? new(cause, "FailWorkflowExecutionCommandAttributes.Failure exceeds size limit.", EndsRun: true)
            : null;
    }

    public static CommandFailure? Failure(CancelWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadCancelWorkflowExecutionAttributes;
        if (attributes is null)
        {
            return new(cause, "CancelWorkflowExecutionCommandAttributes is not set on CancelWorkflowExecutionCommand.");
        }

        return Texts.IsOver(attributes.Details, context.Limits.BlobBytesMax)
            ? new(cause, "CancelWorkflowExecutionCommandAttributes.Details exceeds size limit.", EndsRun: true)
            : null;
    }
}
