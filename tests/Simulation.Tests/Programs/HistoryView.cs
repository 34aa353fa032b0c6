using Simulation.Tests.Clockwork;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Simulation.Tests.Programs;

/// <summary>A history as the interpreter reads it: what was asked for by id, and what came of it.</summary>
internal sealed class HistoryView
{
    private readonly Dictionary<long, string> _activityIds = [];
    private readonly Dictionary<long, string> _childIds = [];
    private readonly Dictionary<long, string> _requestIds = [];

    /// <summary>Reads a history from its first event on.</summary>
    public HistoryView(string workflowId, IEnumerable<HistoryEvent> events)
    {
        WorkflowId = workflowId;
        foreach (var e in events)
        {
            Read(e);
        }
    }

    /// <summary>Gets the workflow's id.</summary>
    public string WorkflowId { get; }

    /// <summary>Gets what the run started with.</summary>
    public RunInput Input { get; private set; } = new(new WorkProgram([]));

    /// <summary>Gets the attempt of the run, from 1.</summary>
    public int Attempt { get; private set; } = 1;

    /// <summary>Gets the number of signals since the chain began.</summary>
    public int Signals { get; private set; }

    /// <summary>Gets a value indicating whether cancellation was asked for since the chain began.</summary>
    public bool IsCancelRequested { get; private set; }

    /// <summary>Gets the activities, by id.</summary>
    public Dictionary<string, Pending> Activities { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the timers, by id; a value says that the timer is over.</summary>
    public Dictionary<string, Pending> Timers { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the children, by the id of their step.</summary>
    public Dictionary<string, Pending> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets what other workflows were asked, by the name of the signal or the id of the workflow to cancel; a value says whether they were there: 1 or 0.</summary>
    public Dictionary<string, Pending> Requests { get; } = new(StringComparer.Ordinal);

    private void Read(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.WorkflowExecutionStarted:
                Input = Json.FromPayloads<RunInput>(e.WorkflowExecutionStartedEventAttributes.Input);
                Attempt = e.WorkflowExecutionStartedEventAttributes.Attempt;
                Signals = Input.Signals;
                IsCancelRequested = Input.IsCancelRequested;
                break;
            case EventType.WorkflowExecutionSignaled:
                Signals++;
                break;
            case EventType.WorkflowExecutionCancelRequested:
                IsCancelRequested = true;
                break;
            case EventType.TimerStarted:
                Timers[e.TimerStartedEventAttributes.TimerId] = new Pending(e.EventId);
                break;
            case EventType.TimerFired:
                Timers[e.TimerFiredEventAttributes.TimerId].Value = 1;
                break;
            case EventType.TimerCanceled:
                Timers[e.TimerCanceledEventAttributes.TimerId].Value = 1;
                break;
            default:
                ReadActivity(e);
                ReadChild(e);
                ReadRequest(e);
                break;
        }
    }

    private void ReadActivity(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.ActivityTaskScheduled:
                _activityIds[e.EventId] = e.ActivityTaskScheduledEventAttributes.ActivityId;
                Activities[e.ActivityTaskScheduledEventAttributes.ActivityId] = new Pending(e.EventId);
                break;
            case EventType.ActivityTaskCancelRequested:
                Activities[_activityIds[e.ActivityTaskCancelRequestedEventAttributes.ScheduledEventId]].IsCancelRequested = true;
                break;
            case EventType.ActivityTaskCompleted:
                var completed = e.ActivityTaskCompletedEventAttributes;
                EndActivity(completed.ScheduledEventId, Json.FromPayloads<int>(completed.Result));
                break;
            case EventType.ActivityTaskFailed:
                EndActivity(e.ActivityTaskFailedEventAttributes.ScheduledEventId, Values.Failed);
                break;
            case EventType.ActivityTaskTimedOut:
                EndActivity(e.ActivityTaskTimedOutEventAttributes.ScheduledEventId, Values.Failed);
                break;
            case EventType.ActivityTaskCanceled:
                EndActivity(e.ActivityTaskCanceledEventAttributes.ScheduledEventId, Values.Failed);
                break;
        }
    }

    private void EndActivity(long scheduledEventId, int value) => Activities[_activityIds[scheduledEventId]].Value = value;

    private void ReadChild(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.StartChildWorkflowExecutionInitiated:
                var id = e.StartChildWorkflowExecutionInitiatedEventAttributes.WorkflowId[(WorkflowId.Length + 1)..];
                _childIds[e.EventId] = id;
                Children[id] = new Pending(e.EventId);
                break;
            case EventType.ChildWorkflowExecutionStarted:
                Children[_childIds[e.ChildWorkflowExecutionStartedEventAttributes.InitiatedEventId]].IsStarted = true;
                break;
            case EventType.StartChildWorkflowExecutionFailed:
                throw new SimulationException($"{WorkflowId}: a child was not started: {e}");
            case EventType.ChildWorkflowExecutionCompleted:
                var completed = e.ChildWorkflowExecutionCompletedEventAttributes;
                EndChild(completed.InitiatedEventId, Json.FromPayloads<int>(completed.Result));
                break;
            case EventType.ChildWorkflowExecutionFailed:
                EndChild(e.ChildWorkflowExecutionFailedEventAttributes.InitiatedEventId, Values.OfClosed(WorkflowExecutionStatus.Failed));
                break;
            case EventType.ChildWorkflowExecutionCanceled:
                EndChild(e.ChildWorkflowExecutionCanceledEventAttributes.InitiatedEventId, Values.OfClosed(WorkflowExecutionStatus.Canceled));
                break;
            case EventType.ChildWorkflowExecutionTimedOut:
                EndChild(e.ChildWorkflowExecutionTimedOutEventAttributes.InitiatedEventId, Values.OfClosed(WorkflowExecutionStatus.TimedOut));
                break;
            case EventType.ChildWorkflowExecutionTerminated:
                EndChild(e.ChildWorkflowExecutionTerminatedEventAttributes.InitiatedEventId, Values.OfClosed(WorkflowExecutionStatus.Terminated));
                break;
        }
    }

    private void EndChild(long initiatedEventId, int value) => Children[_childIds[initiatedEventId]].Value = value;

    private void ReadRequest(HistoryEvent e)
    {
        switch (e.EventType)
        {
            case EventType.SignalExternalWorkflowExecutionInitiated:
                BeginRequest(e.EventId, e.SignalExternalWorkflowExecutionInitiatedEventAttributes.SignalName);
                break;
            case EventType.RequestCancelExternalWorkflowExecutionInitiated:
                BeginRequest(e.EventId, e.RequestCancelExternalWorkflowExecutionInitiatedEventAttributes.WorkflowExecution.WorkflowId);
                break;
            case EventType.ExternalWorkflowExecutionSignaled:
                EndRequest(e.ExternalWorkflowExecutionSignaledEventAttributes.InitiatedEventId, 1);
                break;
            case EventType.ExternalWorkflowExecutionCancelRequested:
                EndRequest(e.ExternalWorkflowExecutionCancelRequestedEventAttributes.InitiatedEventId, 1);
                break;
            case EventType.SignalExternalWorkflowExecutionFailed:
                EndRequest(e.SignalExternalWorkflowExecutionFailedEventAttributes.InitiatedEventId, 0);
                break;
            case EventType.RequestCancelExternalWorkflowExecutionFailed:
                EndRequest(e.RequestCancelExternalWorkflowExecutionFailedEventAttributes.InitiatedEventId, 0);
                break;
        }
    }

    private void BeginRequest(long eventId, string key)
    {
        _requestIds[eventId] = key;
        Requests[key] = new Pending(eventId);
    }

    private void EndRequest(long initiatedEventId, int value) => Requests[_requestIds[initiatedEventId]].Value = value;
}

/// <summary>Something that was asked for.</summary>
internal sealed class Pending(long eventId)
{
    /// <summary>Gets the event that asked for it.</summary>
    public long EventId { get; } = eventId;

    /// <summary>Gets or sets what came of it; null as long as it is pending.</summary>
    public int? Value { get; set; }

    /// <summary>Gets or sets a value indicating whether a child has started.</summary>
    public bool IsStarted { get; set; }

    /// <summary>Gets or sets a value indicating whether the workflow has asked for an activity's cancellation.</summary>
    public bool IsCancelRequested { get; set; }
}
