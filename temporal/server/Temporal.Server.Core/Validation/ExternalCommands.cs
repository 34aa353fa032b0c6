using System.Globalization;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the commands that reach other workflows.</summary>
internal static class ExternalCommands
{
#pragma warning disable CS0612 // Older workers still name the namespace.
    public static CommandFailure? Failure(SignalExternalWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadSignalWorkflowExecutionAttributes;
        const string command = "SignalExternalWorkflowExecutionCommand";
        if (attributes is null)
        {
            return new(cause, $"SignalExternalWorkflowExecutionCommandAttributes is not set on {command}.");
        }

        CheckNamespace(attributes.Namespace, context);
        if (attributes.Execution is not { } execution)
        {
            return new(cause, $"Execution is not set on {command}.");
        }

        var names = $"Namespace={attributes.Namespace} RunId={execution.RunId} SignalName={attributes.SignalName}";
        if (execution.WorkflowId.Length == 0)
        {
            return new(cause, $"WorkflowId is not set on {command}. {names}");
        }

        if (LengthError(command, execution.WorkflowId, names, context) is { } error)
        {
            return new(cause, error);
        }

        if (execution.RunId.Length > 0 && !Requests.IsRunId(execution.RunId))
        {
            return new(cause, $"Invalid RunId set on {command}. WorkflowId={execution.WorkflowId} {names}");
        }

        if (attributes.SignalName.Length == 0)
        {
            return new(cause, $"SignalName is not set on {command}. WorkflowId={execution.WorkflowId} Namespace={attributes.Namespace} RunId={execution.RunId}");
        }

        return Texts.IsOver(attributes.Input, context.Limits.BlobBytesMax)
            ? new(cause, "SignalExternalWorkflowExecutionCommandAttributes.Input exceeds size limit.", EndsRun: true)
            : null;
    }

    public static CommandFailure? Failure(RequestCancelExternalWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadRequestCancelExternalWorkflowExecutionAttributes;
        const string command = "RequestCancelExternalWorkflowExecutionCommand";
        if (attributes is null)
        {
            return new(cause, $"RequestCancelExternalWorkflowExecutionCommandAttributes is not set on {command}.");
        }

        CheckNamespace(attributes.Namespace, context);
        if (attributes.WorkflowId.Length == 0)
        {
            return new(cause, $"WorkflowId is not set on {command}. Namespace={attributes.Namespace} RunId={attributes.RunId}");
        }

        if (LengthError(command, attributes.WorkflowId, $"Namespace={attributes.Namespace} RunId={attributes.RunId}", context) is { } error)
        {
            return new(cause, error);
        }

        return attributes.RunId.Length > 0 && !Requests.IsRunId(attributes.RunId)
            ? new(cause, $"Invalid RunId set on {command}. WorkflowId={attributes.WorkflowId} RunId={attributes.RunId} Namespace={attributes.Namespace}")
            : null;
    }
#pragma warning restore CS0612

    private static void CheckNamespace(string name, CommandContext context)
    {
        if (name.Length > 0 && !context.NamespaceExists(name))
        {
            throw Invalid.UnknownNamespace(name);
        }
    }

    private static string? LengthError(string command, string workflowId, string names, CommandContext context) => Texts.IsOver(workflowId, context.Limits.IdBytesMax)
        ? string.Create(CultureInfo.InvariantCulture, $"WorkflowId on {command} exceeds length limit. WorkflowId={workflowId} Length={Texts.Bytes(workflowId)} Limit={context.Limits.IdBytesMax} {names}")
        : null;
}
