using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Keeps references between events right that got their ids late, and forgets what was kept only for buffered events.</summary>
internal static class BufferedReferences
{
    /// <summary>Notes the id of a start that was buffered.</summary>
    public static void NoteStarted(ExecutionState state, HistoryEvent item, Dictionary<long, long> startedIds)
    {
        switch (item.EventType)
        {
            case EventType.ActivityTaskStarted:
                startedIds[item.ActivityTaskStartedEventAttributes.ScheduledEventId] = item.EventId;
                break;
            case EventType.ChildWorkflowExecutionStarted:
                var initiated = item.ChildWorkflowExecutionStartedEventAttributes.InitiatedEventId;
                startedIds[initiated] = item.EventId;
                if (state.Children.TryGetValue(initiated, out var child))
                {
                    child.StartedEventId = item.EventId;
                }

                break;
            case EventType.WorkflowExecutionSignaled:
                RequestIds.SetEventId(state, item.WorkflowExecutionSignaledEventAttributes.RequestId, item.EventId);
                break;
            case EventType.WorkflowExecutionOptionsUpdated:
                RequestIds.SetEventId(state, item.WorkflowExecutionOptionsUpdatedEventAttributes.AttachedRequestId, item.EventId);
                break;
            default:
                break;
        }
    }

    /// <summary>Fills in the id of the start that an ending refers to.</summary>
    public static void FillStarted(HistoryEvent item, Dictionary<long, long> startedIds)
    {
        switch (item.EventType)
        {
            case EventType.ActivityTaskCompleted:
                Fill(item.ActivityTaskCompletedEventAttributes.ScheduledEventId, id => item.ActivityTaskCompletedEventAttributes.StartedEventId = id);
                break;
            case EventType.ActivityTaskFailed:
                Fill(item.ActivityTaskFailedEventAttributes.ScheduledEventId, id => item.ActivityTaskFailedEventAttributes.StartedEventId = id);
                break;
            case EventType.ActivityTaskTimedOut:
                Fill(item.ActivityTaskTimedOutEventAttributes.ScheduledEventId, id => item.ActivityTaskTimedOutEventAttributes.StartedEventId = id);
                break;
            case EventType.ActivityTaskCanceled:
                Fill(item.ActivityTaskCanceledEventAttributes.ScheduledEventId, id => item.ActivityTaskCanceledEventAttributes.StartedEventId = id);
                break;
            case EventType.ChildWorkflowExecutionCompleted:
                Fill(item.ChildWorkflowExecutionCompletedEventAttributes.InitiatedEventId, id => item.ChildWorkflowExecutionCompletedEventAttributes.StartedEventId = id);
                break;
            case EventType.ChildWorkflowExecutionFailed:
                Fill(item.ChildWorkflowExecutionFailedEventAttributes.InitiatedEventId, id => item.ChildWorkflowExecutionFailedEventAttributes.StartedEventId = id);
                break;
            case EventType.ChildWorkflowExecutionTimedOut:
                Fill(item.ChildWorkflowExecutionTimedOutEventAttributes.InitiatedEventId, id => item.ChildWorkflowExecutionTimedOutEventAttributes.StartedEventId = id);
                break;
            case EventType.ChildWorkflowExecutionCanceled:
                Fill(item.ChildWorkflowExecutionCanceledEventAttributes.InitiatedEventId, id => item.ChildWorkflowExecutionCanceledEventAttributes.StartedEventId = id);
                break;
            case EventType.ChildWorkflowExecutionTerminated:
                Fill(item.ChildWorkflowExecutionTerminatedEventAttributes.InitiatedEventId, id => item.ChildWorkflowExecutionTerminatedEventAttributes.StartedEventId = id);
                break;
            default:
                break;
        }

        void Fill(long openedBy, Action<long> set)
        {
            if (startedIds.TryGetValue(openedBy, out var startedId))
            {
                set(startedId);
            }
        }
    }

    /// <summary>Forgets activities, timers and children whose end has just been written.</summary>
    public static void DropFinished(ExecutionState state)
    {
        RemoveWhere(state.Activities, activity => activity.Status == ActivityStatus.Closed);
        RemoveWhere(state.Timers, timer => timer.Fired);
        RemoveWhere(state.Children, child => child.Status == ChildStatus.Closed);
        RemoveWhere(state.ExternalSignals, request => request.Answered);
        RemoveWhere(state.ExternalCancels, request => request.Answered);
    }

    private static void RemoveWhere<TKey, TValue>(IDictionary<TKey, TValue> map, Func<TValue, bool> isFinished)
    {
        var finished = map.Where(pair => isFinished(pair.Value)).Select(pair => pair.Key).ToList();
        foreach (var key in finished)
        {
            map.Remove(key);
        }
    }
}
