using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks continue-as-new. What the command leaves out is taken from the run; the cron schedule is not checked again.</summary>
internal static class ContinueCommands
{
    private const WorkflowTaskFailedCause Cause = WorkflowTaskFailedCause.BadContinueAsNewAttributes;
    private const string Command = "ContinueAsNewWorkflowExecutionCommand";

    public static CommandFailure? FillAndFindFailure(ContinueAsNewWorkflowExecutionCommandAttributes? attributes, CommandContext context)
    {
        if (attributes is null)
        {
            return new(Cause, $"ContinueAsNewWorkflowExecutionCommandAttributes is not set on {Command}.");
        }

        FillDefaults(attributes, context);
        if (Error(attributes, context) is { } error)
        {
            return new(Cause, error);
        }

        if (SearchAttributeRules.FillAndFindError(attributes.SearchAttributes, context.NamespaceName, context.SearchAttributes, context.Limits) is { } attribute)
        {
            return new(WorkflowTaskFailedCause.BadSearchAttributes, attribute.Text, attribute.IsTooLarge);
        }

        if (Texts.IsOver(attributes.Input, context.Limits.BlobBytesMax))
        {
            return new(Cause, "ContinueAsNewWorkflowExecutionCommandAttributes. Input exceeds size limit.", EndsRun: true);
        }

        if (Texts.IsOver(attributes.Memo, context.Limits.MemoBytesMax))
        {
            return new(Cause, "ContinueAsNewWorkflowExecutionCommandAttributes.Memo exceeds size limit.", EndsRun: true);
        }

        attributes.WorkflowRunTimeout = WorkflowTimeouts.Run(attributes.WorkflowRunTimeout, execution: null) ?? new Duration();
        attributes.WorkflowTaskTimeout = WorkflowTimeouts.Task(attributes.WorkflowTaskTimeout, attributes.WorkflowRunTimeout, context.Limits);
        return null;
    }

    private static void FillDefaults(ContinueAsNewWorkflowExecutionCommandAttributes attributes, CommandContext context)
    {
        attributes.WorkflowType ??= new WorkflowType();
        if (attributes.WorkflowType.Name.Length == 0)
        {
            attributes.WorkflowType.Name = context.WorkflowType;
        }

        attributes.TaskQueue ??= new TaskQueue();
        if (attributes.TaskQueue.Name.Length == 0)
        {
            attributes.TaskQueue.Name = context.TaskQueue;
        }

        if (!Durations.IsPositive(attributes.WorkflowRunTimeout) && Durations.Error(attributes.WorkflowRunTimeout) is null)
        {
            attributes.WorkflowRunTimeout = context.RunTimeout?.Clone();
        }

        if (!Durations.IsPositive(attributes.WorkflowTaskTimeout) && Durations.Error(attributes.WorkflowTaskTimeout) is null)
        {
            attributes.WorkflowTaskTimeout = context.TaskTimeout?.Clone();
        }
    }

    private static string? Error(ContinueAsNewWorkflowExecutionCommandAttributes attributes, CommandContext context)
    {
        var names = $"WorkflowType={attributes.WorkflowType.Name} TaskQueue={attributes.TaskQueue}";
        if (Texts.IsOver(attributes.WorkflowType.Name, context.Limits.IdBytesMax))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"WorkflowType on {Command} exceeds length limit. WorkflowType={attributes.WorkflowType.Name} Length={Texts.Bytes(attributes.WorkflowType.Name)} Limit={context.Limits.IdBytesMax}");
        }

        return (TaskQueues.Error(attributes.TaskQueue, context.Limits) is { } queue ? $"error validating {Command} TaskQueue: {queue}. {names}" : null)
            ?? TimeoutError("WorkflowRunTimeout", attributes.WorkflowRunTimeout, names)
            ?? TimeoutError("WorkflowTaskTimeout", attributes.WorkflowTaskTimeout, names)
            ?? TimeoutError("BackoffStartInterval", attributes.BackoffStartInterval, names)
            ?? (RetryPolicies.FillAndFindError(attributes.RetryPolicy) is { } retry ? $"invalid WorkflowRetryPolicy on {Command}: {retry}. {names}" : null);
    }

    private static string? TimeoutError(string field, Duration? timeout, string names) =>
        Durations.Error(timeout) is { } error ? $"Invalid {field} on {Command}: {error}. {names}" : null;
}
