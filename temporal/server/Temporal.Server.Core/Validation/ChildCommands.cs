using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Crons;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the start of child workflows.</summary>
internal static class ChildCommands
{
    private const WorkflowTaskFailedCause Cause = WorkflowTaskFailedCause.BadStartChildExecutionAttributes;
    private const string Command = "StartChildWorkflowExecutionCommand";

    public static CommandFailure? FillAndFindFailure(StartChildWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        if (attributes is null)
        {
            return new(Cause, $"StartChildWorkflowExecutionCommandAttributes is not set on {Command}.");
        }

#pragma warning disable CS0612 // Older workers still name the namespace.
        if (attributes.Namespace.Length == 0)
        {
            attributes.Namespace = context.NamespaceName;
        }
        else if (!context.NamespaceExists(attributes.Namespace))
        {
            throw Invalid.UnknownNamespace(attributes.Namespace);
        }
#pragma warning restore CS0612

        FillDefaults(attributes, context);
        return (Error(attributes, context) is { } error ? new CommandFailure(Cause, error) : null)
            ?? SearchAttributeFailure(attributes, context)
            ?? SizeFailure(attributes, context)
            ?? Cut(attributes, context);
    }

    private static void FillDefaults(StartChildWorkflowExecutionCommandAttributes attributes, CommandContext context)
    {
        attributes.TaskQueue ??= new TaskQueue();
        if (attributes.TaskQueue.Name.Length == 0)
        {
            attributes.TaskQueue.Name = context.TaskQueue;
        }

        if (attributes.ParentClosePolicy == ParentClosePolicy.Unspecified)
        {
            attributes.ParentClosePolicy = ParentClosePolicy.Terminate;
        }

        if (attributes.WorkflowIdReusePolicy == WorkflowIdReusePolicy.Unspecified)
        {
            attributes.WorkflowIdReusePolicy = WorkflowIdReusePolicy.AllowDuplicate;
        }
    }

    private static string? Error(StartChildWorkflowExecutionCommandAttributes attributes, CommandContext context)
    {
        var type = attributes.WorkflowType?.Name ?? string.Empty;
#pragma warning disable CS0612
        var names = $"WorkflowId={attributes.WorkflowId} WorkflowType={type} Namespace={attributes.Namespace}";
        if (attributes.WorkflowId.Length == 0)
        {
            return $"Required field WorkflowId is not set on {Command}. WorkflowType={type} Namespace={attributes.Namespace}";
        }

        if (type.Length == 0)
        {
            return $"Required field WorkflowType is not set on {Command}. WorkflowId={attributes.WorkflowId} Namespace={attributes.Namespace}";
        }
#pragma warning restore CS0612

        return LengthError("WorkflowId", attributes.WorkflowId, names, context)
            ?? LengthError("WorkflowType", type, names, context)
            ?? TimeoutError("WorkflowExecutionTimeout", attributes.WorkflowExecutionTimeout, names)
            ?? TimeoutError("WorkflowRunTimeout", attributes.WorkflowRunTimeout, names)
            ?? TimeoutError("WorkflowTaskTimeout", attributes.WorkflowTaskTimeout, names)
            ?? (RetryPolicies.FillAndFindError(attributes.RetryPolicy) is { } retry ? $"invalid WorkflowRetryPolicy on {Command}: {retry}. {names}" : null)
            ?? (CronSchedule.Error(attributes.CronSchedule) is { } cron ? $"invalid CronSchedule on {Command}: {cron}. {names}" : null)
            ?? (Priorities.Error(attributes.Priority, context.Limits) is { } priority ? $"invalid Priority on {Command}: {priority}. {names}" : null)
            ?? (TaskQueues.Error(attributes.TaskQueue, context.Limits) is { } queue ? $"invalid TaskQueue on {Command}: {queue}. {names} TaskQueue={attributes.TaskQueue}" : null);
    }

    private static string? LengthError(string field, string value, string names, CommandContext context) => Texts.IsOver(value, context.Limits.IdBytesMax)
        ? string.Create(CultureInfo.InvariantCulture, $"{field} on {Command} exceeds length limit. {names} Length={Texts.Bytes(value)} Limit={context.Limits.IdBytesMax}")
        : null;

    private static string? TimeoutError(string field, Duration? timeout, string names) =>
        Durations.Error(timeout) is { } error ? $"Invalid {field} on {Command}: {error}. {names}" : null;

    private static CommandFailure? SearchAttributeFailure(StartChildWorkflowExecutionCommandAttributes attributes, CommandContext context) =>
        SearchAttributeRules.FillAndFindError(attributes.SearchAttributes, context.NamespaceName, context.SearchAttributes, context.Limits) is { } error
            ? new(WorkflowTaskFailedCause.BadSearchAttributes, error.Text, error.IsTooLarge)
            : null;

    private static CommandFailure? SizeFailure(StartChildWorkflowExecutionCommandAttributes attributes, CommandContext context)
    {
        if (Texts.IsOver(attributes.Input, context.Limits.BlobBytesMax))
        {
            return new(Cause, "StartChildWorkflowExecutionCommandAttributes. Input exceeds size limit.", EndsRun: true);
        }

        return Texts.IsOver(attributes.Memo, context.Limits.MemoBytesMax)
            ? new(Cause, "StartChildWorkflowExecutionCommandAttributes.Memo exceeds size limit.", EndsRun: true)
            : null;
    }

    // A child's timeouts are its own: only the server's defaults bound them.
    private static CommandFailure? Cut(StartChildWorkflowExecutionCommandAttributes attributes, CommandContext context)
    {
        attributes.WorkflowRunTimeout = WorkflowTimeouts.Run(attributes.WorkflowRunTimeout, attributes.WorkflowExecutionTimeout) ?? new Duration();
        attributes.WorkflowTaskTimeout = WorkflowTimeouts.Task(attributes.WorkflowTaskTimeout, attributes.WorkflowRunTimeout, context.Limits);
        return null;
    }
}
