using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Machines;

namespace Temporalio.Tests.Replay;

/// <summary>A workflow task of a recording, as a service would hand it out, and the commands that the recorded worker answered.</summary>
internal sealed record RecordedTask(PollWorkflowTaskQueueResponse Task, IReadOnlyList<string> Commands)
{
    /// <summary>Cuts a history into its tasks that were completed.</summary>
    /// <param name="workflowId">The workflow id.</param>
    /// <param name="events">The history.</param>
    /// <param name="isSticky">Whether a task brings only what is new since the last one; else always everything.</param>
    public static IEnumerable<RecordedTask> Of(string workflowId, IReadOnlyList<HistoryEvent> events, bool isSticky)
    {
        var first = events[0].WorkflowExecutionStartedEventAttributes;
        long previousStarted = 0;
        var from = 0;
        for (var i = 0; i < events.Count - 1; i++)
        {
            if (events[i].EventType != EventType.WorkflowTaskStarted)
            {
                continue;
            }

            if (events[i + 1].EventType != EventType.WorkflowTaskCompleted)
            {
                // The worker failed here, or was gone: it begins anew.
                from = 0;
                continue;
            }

            var answers = events.Skip(i + 2).TakeWhile(e => EventKinds.IsOfCommand(e.EventType)).ToList();
            var task = new PollWorkflowTaskQueueResponse
            {
                TaskToken = ByteString.CopyFromUtf8($"task-{events[i].EventId}"),
                WorkflowExecution = new WorkflowExecution { WorkflowId = workflowId, RunId = first.OriginalExecutionRunId },
                WorkflowType = first.WorkflowType,
                PreviousStartedEventId = previousStarted,
                StartedEventId = events[i].EventId,
                Attempt = 1,
                History = new(),
            };
            task.History.Events.Add(events.Skip(isSticky ? from : 0).Take(i + 1 - (isSticky ? from : 0)).Select(e => e.Clone()));
            task.Messages.Add(answers.Select(MessageOf).OfType<Message>());
            yield return new RecordedTask(task, [.. answers.Select(Describe)]);
            previousStarted = events[i].EventId;
            from = i + 1;
        }
    }

    /// <summary>A command in the words of <see cref="Describe(HistoryEvent)"/>.</summary>
    public static string Describe(Command c, IEnumerable<Message> messages) => c switch
    {
        { CommandType: CommandType.ScheduleActivityTask } => $"{EventType.ActivityTaskScheduled} {c.ScheduleActivityTaskCommandAttributes.ActivityId}",
        { CommandType: CommandType.RequestCancelActivityTask } => $"{EventType.ActivityTaskCancelRequested} {c.RequestCancelActivityTaskCommandAttributes.ScheduledEventId}",
        { CommandType: CommandType.StartTimer } => $"{EventType.TimerStarted} {c.StartTimerCommandAttributes.TimerId} {c.StartTimerCommandAttributes.StartToFireTimeout}",
        { CommandType: CommandType.CancelTimer } => $"{EventType.TimerCanceled} {c.CancelTimerCommandAttributes.TimerId}",
        { CommandType: CommandType.RecordMarker } => $"{EventType.MarkerRecorded} {c.RecordMarkerCommandAttributes.MarkerName}",
        { CommandType: CommandType.StartChildWorkflowExecution }
            => $"{EventType.StartChildWorkflowExecutionInitiated} {c.StartChildWorkflowExecutionCommandAttributes.WorkflowId}",
        { CommandType: CommandType.ProtocolMessage } => messages.Single(m => m.Id == c.ProtocolMessageCommandAttributes.MessageId) is var m
            && m.Body.Is(Api.Update.V1.Acceptance.Descriptor)
                ? $"{EventType.WorkflowExecutionUpdateAccepted} {m.ProtocolInstanceId}"
                : $"{EventType.WorkflowExecutionUpdateCompleted}",
        { CommandType: CommandType.RequestCancelExternalWorkflowExecution } => $"{EventType.RequestCancelExternalWorkflowExecutionInitiated}",
        { CommandType: CommandType.SignalExternalWorkflowExecution } => $"{EventType.SignalExternalWorkflowExecutionInitiated}",
        { CommandType: CommandType.UpsertWorkflowSearchAttributes } => $"{EventType.UpsertWorkflowSearchAttributes}",
        { CommandType: CommandType.ModifyWorkflowProperties } => $"{EventType.WorkflowPropertiesModified}",
        { CommandType: CommandType.CancelWorkflowExecution } => $"{EventType.WorkflowExecutionCanceled}",
        { CommandType: CommandType.CompleteWorkflowExecution } => $"{EventType.WorkflowExecutionCompleted}",
        { CommandType: CommandType.ContinueAsNewWorkflowExecution } => $"{EventType.WorkflowExecutionContinuedAsNew}",
        { CommandType: CommandType.FailWorkflowExecution } => $"{EventType.WorkflowExecutionFailed}",
        _ => throw new InvalidOperationException($"no event is known for {c.CommandType}"),
    };

    private static string Describe(HistoryEvent e) => e switch
    {
        { EventType: EventType.ActivityTaskScheduled } => $"{e.EventType} {e.ActivityTaskScheduledEventAttributes.ActivityId}",
        { EventType: EventType.ActivityTaskCancelRequested } => $"{e.EventType} {e.ActivityTaskCancelRequestedEventAttributes.ScheduledEventId}",
        { EventType: EventType.TimerStarted } => $"{e.EventType} {e.TimerStartedEventAttributes.TimerId} {e.TimerStartedEventAttributes.StartToFireTimeout}",
        { EventType: EventType.TimerCanceled } => $"{e.EventType} {e.TimerCanceledEventAttributes.TimerId}",
        { EventType: EventType.MarkerRecorded } => $"{e.EventType} {e.MarkerRecordedEventAttributes.MarkerName}",
        { EventType: EventType.StartChildWorkflowExecutionInitiated }
            => $"{e.EventType} {e.StartChildWorkflowExecutionInitiatedEventAttributes.WorkflowId}",
        { EventType: EventType.WorkflowExecutionUpdateAccepted } => $"{e.EventType} {e.WorkflowExecutionUpdateAcceptedEventAttributes.ProtocolInstanceId}",
        _ => $"{e.EventType}",
    };

    private static Message? MessageOf(HistoryEvent e)
        => e.WorkflowExecutionUpdateAcceptedEventAttributes is { AcceptedRequest: { } request } accepted
            ? new Message
            {
                Id = accepted.AcceptedRequestMessageId,
                ProtocolInstanceId = accepted.ProtocolInstanceId,
                EventId = accepted.AcceptedRequestSequencingEventId,
                Body = Any.Pack(request),
            }
            : null;
}
