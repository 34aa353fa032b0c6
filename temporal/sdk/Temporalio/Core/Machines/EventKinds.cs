using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporalio.Core.Machines;

/// <summary>What replay has to know of event types.</summary>
internal static class EventKinds
{
    /// <summary>Whether a command of the workflow's code produced the event.</summary>
    public static bool IsOfCommand(EventType type) => type is EventType.ActivityTaskScheduled
        or EventType.ActivityTaskCancelRequested
        or EventType.MarkerRecorded
        or EventType.RequestCancelExternalWorkflowExecutionInitiated
        or EventType.SignalExternalWorkflowExecutionInitiated
        or EventType.StartChildWorkflowExecutionInitiated
        or EventType.TimerCanceled
        or EventType.TimerStarted
        or EventType.UpsertWorkflowSearchAttributes
        or EventType.WorkflowPropertiesModified
        or EventType.NexusOperationScheduled
        or EventType.NexusOperationCancelRequested
        or EventType.WorkflowExecutionCanceled
        or EventType.WorkflowExecutionCompleted
        or EventType.WorkflowExecutionContinuedAsNew
        or EventType.WorkflowExecutionFailed
        or EventType.WorkflowExecutionUpdateAccepted
        or EventType.WorkflowExecutionUpdateCompleted;

    /// <summary>Whether the run ends with the event.</summary>
    public static bool ClosesRun(EventType type) => type is EventType.WorkflowExecutionCompleted
        or EventType.WorkflowExecutionFailed
        or EventType.WorkflowExecutionTimedOut
        or EventType.WorkflowExecutionCanceled
        or EventType.WorkflowExecutionContinuedAsNew
        or EventType.WorkflowExecutionTerminated;

    /// <summary>Whether a workflow task that was started did not lead to anything, by the event after its start.</summary>
    public static bool VoidsTask(EventType afterStarted) => afterStarted is EventType.WorkflowTaskFailed
        or EventType.WorkflowTaskTimedOut
        or EventType.WorkflowExecutionTimedOut
        or EventType.WorkflowExecutionTerminated
        or EventType.WorkflowExecutionCanceled;

    /// <summary>The event of the command that an event answers, or 0.</summary>
    public static long AnswersTo(HistoryEvent e) => e switch
    {
        { EventType: EventType.ActivityTaskStarted } => e.ActivityTaskStartedEventAttributes.ScheduledEventId,
        { EventType: EventType.ActivityTaskCompleted } => e.ActivityTaskCompletedEventAttributes.ScheduledEventId,
        { EventType: EventType.ActivityTaskFailed } => e.ActivityTaskFailedEventAttributes.ScheduledEventId,
        { EventType: EventType.ActivityTaskTimedOut } => e.ActivityTaskTimedOutEventAttributes.ScheduledEventId,
        { EventType: EventType.ActivityTaskCanceled } => e.ActivityTaskCanceledEventAttributes.ScheduledEventId,
        { EventType: EventType.TimerFired } => e.TimerFiredEventAttributes.StartedEventId,
        { EventType: EventType.StartChildWorkflowExecutionFailed } => e.StartChildWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        { EventType: EventType.ChildWorkflowExecutionStarted } => e.ChildWorkflowExecutionStartedEventAttributes.InitiatedEventId,
        { EventType: EventType.ChildWorkflowExecutionCompleted } => e.ChildWorkflowExecutionCompletedEventAttributes.InitiatedEventId,
        { EventType: EventType.ChildWorkflowExecutionFailed } => e.ChildWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        { EventType: EventType.ChildWorkflowExecutionTimedOut } => e.ChildWorkflowExecutionTimedOutEventAttributes.InitiatedEventId,
        { EventType: EventType.ChildWorkflowExecutionCanceled } => e.ChildWorkflowExecutionCanceledEventAttributes.InitiatedEventId,
        { EventType: EventType.ChildWorkflowExecutionTerminated } => e.ChildWorkflowExecutionTerminatedEventAttributes.InitiatedEventId,
        { EventType: EventType.ExternalWorkflowExecutionSignaled } => e.ExternalWorkflowExecutionSignaledEventAttributes.InitiatedEventId,
        { EventType: EventType.SignalExternalWorkflowExecutionFailed } => e.SignalExternalWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        { EventType: EventType.ExternalWorkflowExecutionCancelRequested }
            => e.ExternalWorkflowExecutionCancelRequestedEventAttributes.InitiatedEventId,
        { EventType: EventType.RequestCancelExternalWorkflowExecutionFailed }
            => e.RequestCancelExternalWorkflowExecutionFailedEventAttributes.InitiatedEventId,
        _ => 0,
    };
}
