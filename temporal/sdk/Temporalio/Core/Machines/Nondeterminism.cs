using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Exceptions;
using Attributes = Temporalio.Api.History.V1.HistoryEvent.AttributesOneofCase;

namespace Temporalio.Core.Machines;

/// <summary>The errors that say how a history and the workflow's code differ. The code in front is the one Temporal's SDKs share.</summary>
internal static class Nondeterminism
{
    private const string Prefix = "[TMPRL1100] Nondeterminism error: ";

    /// <summary>An error in own words.</summary>
    public static WorkflowNondeterminismException Because(string reason) => new(Prefix + reason);

    /// <summary>History has the event of a command, the code issued another one.</summary>
    public static WorkflowNondeterminismException Mismatch(HistoryEvent history, Command command)
        => Because($"history has {Describe(history)}, but the workflow code issued {Describe(command)} there. "
            + "Guard the change of the code with Workflow.Patched.");

    /// <summary>History has the event of a command, the code issued none.</summary>
    public static WorkflowNondeterminismException NoCommand(HistoryEvent history)
        => Because($"history has {Describe(history)}, but the workflow code issued no command there. "
            + "Guard the change of the code with Workflow.Patched.");

    /// <summary>The code issued a command, history has no event of it.</summary>
    public static WorkflowNondeterminismException NoEvent(Command command, long taskCompletedEventId)
        => Because($"the workflow code issued {Describe(command)}, which history does not have after event {taskCompletedEventId} "
            + "WorkflowTaskCompleted. Guard the change of the code with Workflow.Patched.");

    /// <summary>An event came that the thing it is about cannot take.</summary>
    public static WorkflowNondeterminismException Unexpected(HistoryEvent history, string? machine)
        => Because($"history has {Describe(history)}, which does not apply to {machine}");

    /// <summary>The names of a command and of its event differ.</summary>
    public static WorkflowNondeterminismException Differs(HistoryEvent history, string what, string recorded, string issued)
        => Because($"history has {Describe(history)} with {what} '{recorded}', but the workflow code issued {what} '{issued}'. "
            + "Guard the change of the code with Workflow.Patched.");

    /// <summary>An event by id, type and the names in it.</summary>
    public static string Describe(HistoryEvent e)
    {
        var names = e switch
        {
            { AttributesCase: Attributes.ActivityTaskScheduledEventAttributes } => Names(
                "activity", e.ActivityTaskScheduledEventAttributes.ActivityId, e.ActivityTaskScheduledEventAttributes.ActivityType?.Name),
            { AttributesCase: Attributes.TimerStartedEventAttributes } => Names("timer", e.TimerStartedEventAttributes.TimerId, type: null),
            { AttributesCase: Attributes.TimerCanceledEventAttributes } => Names("timer", e.TimerCanceledEventAttributes.TimerId, type: null),
            { AttributesCase: Attributes.MarkerRecordedEventAttributes } => Names("marker", e.MarkerRecordedEventAttributes.MarkerName, type: null),
            { AttributesCase: Attributes.StartChildWorkflowExecutionInitiatedEventAttributes } => Names(
                "child workflow",
                e.StartChildWorkflowExecutionInitiatedEventAttributes.WorkflowId,
                e.StartChildWorkflowExecutionInitiatedEventAttributes.WorkflowType?.Name),
            { AttributesCase: Attributes.SignalExternalWorkflowExecutionInitiatedEventAttributes } => Names(
                "signal",
                e.SignalExternalWorkflowExecutionInitiatedEventAttributes.SignalName,
                type: null),
            _ => string.Empty,
        };
        return $"event {e.EventId} {e.EventType}{names}";
    }

    /// <summary>A command by type and the names in it.</summary>
    public static string Describe(Command c)
    {
        var names = c switch
        {
            { CommandType: CommandType.ScheduleActivityTask } => Names(
                "activity", c.ScheduleActivityTaskCommandAttributes.ActivityId, c.ScheduleActivityTaskCommandAttributes.ActivityType?.Name),
            { CommandType: CommandType.StartTimer } => Names("timer", c.StartTimerCommandAttributes.TimerId, type: null),
            { CommandType: CommandType.CancelTimer } => Names("timer", c.CancelTimerCommandAttributes.TimerId, type: null),
            { CommandType: CommandType.RecordMarker } => Names("marker", c.RecordMarkerCommandAttributes.MarkerName, type: null),
            { CommandType: CommandType.StartChildWorkflowExecution } => Names(
                "child workflow",
                c.StartChildWorkflowExecutionCommandAttributes.WorkflowId,
                c.StartChildWorkflowExecutionCommandAttributes.WorkflowType?.Name),
            { CommandType: CommandType.SignalExternalWorkflowExecution } => Names(
                "signal", c.SignalExternalWorkflowExecutionCommandAttributes.SignalName, type: null),
            _ => string.Empty,
        };
        return $"command {c.CommandType}{names}";
    }

    private static string Names(string what, string id, string? type)
        => type is null ? $" ({what} '{id}')" : $" ({what} '{id}' of type '{type}')";
}
