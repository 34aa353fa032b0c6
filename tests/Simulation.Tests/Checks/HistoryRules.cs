using Google.Protobuf;
using Simulation.Tests.Clockwork;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Simulation.Tests.Checks;

/// <summary>What holds for the history of every closed run.</summary>
internal static class HistoryRules
{
    // Every event type that follows another: which field names the other event, and of which type that is.
    private static readonly Dictionary<EventType, (string Field, EventType Earlier)[]> References = new()
    {
        [EventType.WorkflowTaskStarted] = [("scheduled_event_id", EventType.WorkflowTaskScheduled)],
        [EventType.WorkflowTaskCompleted] = [("scheduled_event_id", EventType.WorkflowTaskScheduled), ("started_event_id", EventType.WorkflowTaskStarted)],
        [EventType.WorkflowTaskFailed] = [("scheduled_event_id", EventType.WorkflowTaskScheduled), ("started_event_id", EventType.WorkflowTaskStarted)],
        [EventType.WorkflowTaskTimedOut] = [("scheduled_event_id", EventType.WorkflowTaskScheduled)],
        [EventType.ActivityTaskScheduled] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.ActivityTaskStarted] = [("scheduled_event_id", EventType.ActivityTaskScheduled)],
        [EventType.ActivityTaskCompleted] = [("scheduled_event_id", EventType.ActivityTaskScheduled), ("started_event_id", EventType.ActivityTaskStarted)],
        [EventType.ActivityTaskFailed] = [("scheduled_event_id", EventType.ActivityTaskScheduled), ("started_event_id", EventType.ActivityTaskStarted)],
        [EventType.ActivityTaskTimedOut] = [("scheduled_event_id", EventType.ActivityTaskScheduled)],
        [EventType.ActivityTaskCancelRequested] = [("scheduled_event_id", EventType.ActivityTaskScheduled), ("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.ActivityTaskCanceled] = [("scheduled_event_id", EventType.ActivityTaskScheduled), ("latest_cancel_requested_event_id", EventType.ActivityTaskCancelRequested)],
        [EventType.TimerStarted] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.TimerFired] = [("started_event_id", EventType.TimerStarted)],
        [EventType.TimerCanceled] = [("started_event_id", EventType.TimerStarted), ("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.StartChildWorkflowExecutionInitiated] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.ChildWorkflowExecutionStarted] = [("initiated_event_id", EventType.StartChildWorkflowExecutionInitiated)],
        [EventType.ChildWorkflowExecutionCompleted] = [("initiated_event_id", EventType.StartChildWorkflowExecutionInitiated), ("started_event_id", EventType.ChildWorkflowExecutionStarted)],
        [EventType.ChildWorkflowExecutionFailed] = [("initiated_event_id", EventType.StartChildWorkflowExecutionInitiated), ("started_event_id", EventType.ChildWorkflowExecutionStarted)],
        [EventType.ChildWorkflowExecutionCanceled] = [("initiated_event_id", EventType.StartChildWorkflowExecutionInitiated), ("started_event_id", EventType.ChildWorkflowExecutionStarted)],
        [EventType.ChildWorkflowExecutionTimedOut] = [("initiated_event_id", EventType.StartChildWorkflowExecutionInitiated), ("started_event_id", EventType.ChildWorkflowExecutionStarted)],
        [EventType.ChildWorkflowExecutionTerminated] = [("initiated_event_id", EventType.StartChildWorkflowExecutionInitiated), ("started_event_id", EventType.ChildWorkflowExecutionStarted)],
        [EventType.SignalExternalWorkflowExecutionInitiated] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.ExternalWorkflowExecutionSignaled] = [("initiated_event_id", EventType.SignalExternalWorkflowExecutionInitiated)],
        [EventType.SignalExternalWorkflowExecutionFailed] = [("initiated_event_id", EventType.SignalExternalWorkflowExecutionInitiated)],
        [EventType.RequestCancelExternalWorkflowExecutionInitiated] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.ExternalWorkflowExecutionCancelRequested] = [("initiated_event_id", EventType.RequestCancelExternalWorkflowExecutionInitiated)],
        [EventType.RequestCancelExternalWorkflowExecutionFailed] = [("initiated_event_id", EventType.RequestCancelExternalWorkflowExecutionInitiated)],
        [EventType.WorkflowExecutionCompleted] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.WorkflowExecutionFailed] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.WorkflowExecutionCanceled] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
        [EventType.WorkflowExecutionContinuedAsNew] = [("workflow_task_completed_event_id", EventType.WorkflowTaskCompleted)],
    };

    // What an event ends: no two events may end the same thing.
    private static readonly Dictionary<EventType, string> Ends = new()
    {
        [EventType.WorkflowTaskCompleted] = "scheduled_event_id",
        [EventType.WorkflowTaskFailed] = "scheduled_event_id",
        [EventType.WorkflowTaskTimedOut] = "scheduled_event_id",
        [EventType.ActivityTaskCompleted] = "scheduled_event_id",
        [EventType.ActivityTaskFailed] = "scheduled_event_id",
        [EventType.ActivityTaskTimedOut] = "scheduled_event_id",
        [EventType.ActivityTaskCanceled] = "scheduled_event_id",
        [EventType.TimerFired] = "started_event_id",
        [EventType.TimerCanceled] = "started_event_id",
        [EventType.ChildWorkflowExecutionCompleted] = "initiated_event_id",
        [EventType.ChildWorkflowExecutionFailed] = "initiated_event_id",
        [EventType.ChildWorkflowExecutionCanceled] = "initiated_event_id",
        [EventType.ChildWorkflowExecutionTimedOut] = "initiated_event_id",
        [EventType.ChildWorkflowExecutionTerminated] = "initiated_event_id",
        [EventType.ExternalWorkflowExecutionSignaled] = "initiated_event_id",
        [EventType.SignalExternalWorkflowExecutionFailed] = "initiated_event_id",
        [EventType.ExternalWorkflowExecutionCancelRequested] = "initiated_event_id",
        [EventType.RequestCancelExternalWorkflowExecutionFailed] = "initiated_event_id",
    };

    // Nothing else is expected in the histories of a simulation.
    private static readonly HashSet<EventType> Alone =
    [
        EventType.WorkflowExecutionStarted, EventType.WorkflowTaskScheduled, EventType.WorkflowExecutionSignaled, EventType.WorkflowExecutionCancelRequested,
        EventType.WorkflowExecutionTerminated, EventType.WorkflowExecutionTimedOut,
    ];

    /// <summary>Checks a history.</summary>
    /// <exception cref="SimulationException">It breaks a rule.</exception>
    public static void Check(string workflowId, IReadOnlyList<HistoryEvent> events)
    {
        void Require(bool holds, HistoryEvent e, string rule)
        {
            if (!holds)
            {
                throw new SimulationException($"{workflowId}: event {e.EventId} {e.EventType}: {rule}\n{Show(events)}");
            }
        }

        var ended = new HashSet<long>();
        var isTaskOpen = false;
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            var attributes = Attributes(e);
            Require(e.EventId == i + 1, e, $"its id should be {i + 1}");
            Require(e.EventType == EventType.WorkflowExecutionStarted == (i == 0), e, "a run starts once, first of all");
            Require(IsClose(e.EventType) == (i == events.Count - 1), e, "a run closes once, last of all");
            Require(Alone.Contains(e.EventType) || References.ContainsKey(e.EventType), e, "it is not expected here");
            foreach (var (field, earlier) in References.GetValueOrDefault(e.EventType, []))
            {
                var id = Id(attributes, field);
                Require(id > 0 && id < e.EventId && events[(int)id - 1].EventType == earlier, e, $"{field} {id} is no earlier {earlier}");
            }

            Require(!Ends.TryGetValue(e.EventType, out var ends) || ended.Add(Id(attributes, ends)), e, "what it ends had ended before");
            if (e.EventType == EventType.WorkflowTaskScheduled)
            {
                Require(!isTaskOpen, e, "a task is open already");
                isTaskOpen = true;
            }
            else if (e.EventType is EventType.WorkflowTaskCompleted or EventType.WorkflowTaskFailed or EventType.WorkflowTaskTimedOut)
            {
                isTaskOpen = false;
            }
        }
    }

    /// <summary>Shows a history, one event a line.</summary>
    public static string Show(IEnumerable<HistoryEvent> events) =>
        string.Join('\n', events.Select(e => $"  {e.EventId} {e.EventType} {Attributes(e)}"));

    private static bool IsClose(EventType type) =>
        type is EventType.WorkflowExecutionCompleted or EventType.WorkflowExecutionFailed or EventType.WorkflowExecutionContinuedAsNew
            or EventType.WorkflowExecutionCanceled or EventType.WorkflowExecutionTerminated or EventType.WorkflowExecutionTimedOut;

    private static IMessage Attributes(HistoryEvent e) =>
        (IMessage)HistoryEvent.Descriptor.Oneofs.Single(o => o.Name == "attributes").Accessor.GetCaseFieldDescriptor(e).Accessor.GetValue(e);

    private static long Id(IMessage attributes, string field) =>
        (long)attributes.Descriptor.FindFieldByName(field).Accessor.GetValue(attributes);
}
