using Temporal.Server.Core.Machines;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Records in the parent what became of a child. Repeats are known by the child's state.</summary>
internal static class Children
{
    public static void Started(Decision decision, long initiatedEventId, string runId, Header? header)
    {
        if (!decision.IsRunning
            || !decision.State.Children.TryGetValue(initiatedEventId, out var child)
            || ChildMachine.Table.Next(child.Status, ChildEvent.Start) is not { } next)
        {
            Acknowledgements.AbandonedChildStarted(decision, initiatedEventId);
            return;
        }

        child.Status = next;
        child.RunId = runId;
        var started = EventRecorder.Record(decision, new HistoryEvent
        {
            EventType = EventType.ChildWorkflowExecutionStarted,
            ChildWorkflowExecutionStartedEventAttributes = new ChildWorkflowExecutionStartedEventAttributes
            {
                Namespace = child.Namespace,
                NamespaceId = child.NamespaceId,
                InitiatedEventId = initiatedEventId,
                WorkflowExecution = new WorkflowExecution { WorkflowId = child.WorkflowId, RunId = runId },
                WorkflowType = new WorkflowType { Name = child.WorkflowType },
                Header = header,
            },
        });
        child.StartedEventId = started.EventId;
        EventRecorder.Wake(decision);
    }

    public static void StartFailed(
        Decision decision,
        long initiatedEventId,
        StartChildWorkflowExecutionInitiatedEventAttributes initiated,
        StartChildWorkflowExecutionFailedCause cause)
    {
        if (!decision.IsRunning
            || !decision.State.Children.TryGetValue(initiatedEventId, out var child)
            || ChildMachine.Table.Next(child.Status, ChildEvent.FailStart) is not { } next)
        {
            Acknowledgements.AbandonedChildStarted(decision, initiatedEventId);
            return;
        }

        child.Status = next;
        var failed = EventRecorder.Record(decision, new HistoryEvent
        {
            EventType = EventType.StartChildWorkflowExecutionFailed,
            StartChildWorkflowExecutionFailedEventAttributes = new StartChildWorkflowExecutionFailedEventAttributes
            {
                Namespace = initiated.Namespace,
                NamespaceId = initiated.NamespaceId,
                WorkflowId = initiated.WorkflowId,
                WorkflowType = initiated.WorkflowType,
                Cause = cause,
                Control = initiated.Control,
                InitiatedEventId = initiatedEventId,
            },
        });
        Forget(decision, child, failed);
        EventRecorder.Wake(decision);
    }

    /// <summary>The child's chain has ended. A child whose start the parent has not recorded yet gets its start first.</summary>
    public static void Close(Decision decision, long initiatedEventId, ChildEnding ending, HistoryEvent last)
    {
        if (!decision.IsRunning || !decision.State.Children.TryGetValue(initiatedEventId, out var child))
        {
            return;
        }

        if (child.Status == ChildStatus.Initiated)
        {
            Started(decision, initiatedEventId, ending.FirstRunId, header: null);
        }

        if (ChildMachine.Table.Next(child.Status, ChildEvent.Close) is not { } next)
        {
            return;
        }

        child.Status = next;
        var closed = EventRecorder.Record(decision, ChildEvents.Closed(child, ending, last));
        Forget(decision, child, closed);
        EventRecorder.Wake(decision);
    }

    private static void Forget(Decision decision, ChildState child, HistoryEvent written)
    {
        if (written.EventId != 0)
        {
            decision.State.Children.Remove(child.InitiatedEventId);
        }
    }
}

/// <summary>How a child's chain ended.</summary>
/// <param name="WorkflowId">The child's id.</param>
/// <param name="RunId">The last run.</param>
/// <param name="FirstRunId">The run that the parent started.</param>
/// <param name="CloseEventId">The event that says how.</param>
internal sealed record ChildEnding(string WorkflowId, string RunId, string FirstRunId, long CloseEventId)
{
    public static ChildEnding Of(ExecutionState state) => new(state.WorkflowId, state.RunId, state.FirstRunId, state.NextEventId - 1);
}
