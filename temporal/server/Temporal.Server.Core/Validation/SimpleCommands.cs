using System.Globalization;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the commands that only name something: timers, markers, activities to cancel, messages.</summary>
internal static class SimpleCommands
{
    public static CommandFailure? Failure(RequestCancelActivityTaskCommandAttributes? attributes)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadRequestCancelActivityAttributes;
        if (attributes is null)
        {
            return new(cause, "RequestCancelActivityTaskCommandAttributes is not set on RequestCancelActivityTaskCommand.");
        }

        return attributes.ScheduledEventId <= 0 ? new(cause, "ScheduledEventId is not set on RequestCancelActivityTaskCommand.") : null;
    }

    public static CommandFailure? Failure(StartTimerCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadStartTimerAttributes;
        if (attributes is null)
        {
            return new(cause, "StartTimerCommandAttributes is not set on StartTimerCommand.");
        }

        if (TimerIdError(attributes.TimerId, "StartTimerCommand", context) is { } error)
        {
            return new(cause, error);
        }

        return Durations.Error(attributes.StartToFireTimeout) is { } duration
            ? new(cause, $"An invalid StartToFireTimeout is set on StartTimerCommand: {duration}. TimerId={attributes.TimerId}")
            : null;
    }

    public static CommandFailure? Failure(CancelTimerCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadCancelTimerAttributes;
        if (attributes is null)
        {
            return new(cause, "CancelTimerCommandAttributes is not set on CancelTimerCommand.");
        }

        return TimerIdError(attributes.TimerId, "CancelTimerCommand", context) is { } error ? new(cause, error) : null;
    }

    public static CommandFailure? Failure(RecordMarkerCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadRecordMarkerAttributes;
        if (attributes is null)
        {
            return new(cause, "RecordMarkerCommandAttributes is not set on RecordMarkerCommand.");
        }

        if (attributes.MarkerName.Length == 0)
        {
            return new(cause, "MarkerName is not set on RecordMarkerCommand.");
        }

        if (Texts.IsOver(attributes.MarkerName, context.Limits.IdBytesMax))
        {
            return new(cause, string.Create(
                CultureInfo.InvariantCulture,
                $"MarkerName on RecordMarkerCommand exceeds length limit. MarkerName={attributes.MarkerName} Length={Texts.Bytes(attributes.MarkerName)} Limit={context.Limits.IdBytesMax}"));
        }

        var bytes = attributes.Details.Sum(detail => (long)Texts.Bytes(detail.Key) + detail.Value.CalculateSize());
        return bytes > context.Limits.BlobBytesMax ? new(cause, "RecordMarkerCommandAttributes.Details exceeds size limit.", EndsRun: true) : null;
    }

    public static CommandFailure? Failure(ProtocolMessageCommandAttributes? attributes, CommandContext context)
    {
        const WorkflowTaskFailedCause cause = WorkflowTaskFailedCause.BadUpdateWorkflowExecutionMessage;
        if (attributes is null)
        {
            return new(cause, "ProtocolMessageCommandAttributes is not set on ProtocolMessageCommand.");
        }

        if (attributes.MessageId.Length == 0)
        {
            return new(cause, "MessageID is not set on ProtocolMessageCommand.");
        }

        return Texts.IsOver(attributes.MessageId, context.Limits.IdBytesMax) ? new(cause, "Message ID exceeds maximum length.") : null;
    }

    private static string? TimerIdError(string timerId, string command, CommandContext context)
    {
        if (timerId.Length == 0)
        {
            return $"TimerId is not set on {command}.";
        }

        return Texts.IsOver(timerId, context.Limits.IdBytesMax)
            ? string.Create(CultureInfo.InvariantCulture, $"TimerId on {command} exceeds length limit. TimerId={timerId} Length={Texts.Bytes(timerId)} Limit={context.Limits.IdBytesMax}")
            : null;
    }
}
