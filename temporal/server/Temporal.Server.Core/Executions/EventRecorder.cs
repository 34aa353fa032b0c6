using Temporal.Server.Core.Machines;
using Temporal.Server.Core.Updates;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Takes events that come from outside: while a workflow task is started they are kept aside.</summary>
/// <remarks>
/// Premise: what a worker decides must follow, in the history, from what it saw. Decision: an event that arrives while it works is buffered
/// without an id and gets one only after the events of the worker's commands; events that end something go last then, so that a start
/// always stands before its end.
/// </remarks>
internal static class EventRecorder
{
    /// <summary>Writes an event, or buffers it (then its id is 0).</summary>
    public static HistoryEvent Record(Decision decision, HistoryEvent item)
    {
        var state = decision.State;
        SpeculativeTasks.MaterializeIfPending(decision, withIdentity: false);
        if (!WorkflowTaskMachine.IsStarted(WorkflowTasks.StatusOf(state)))
        {
            return decision.Add(item);
        }

        item.EventTime = Ticks.ToTimestamp(decision.Context.Now);
        state.BufferedEvents.Add(item);
        decision.MustCommit = true;
        return item;
    }

    /// <summary>Makes sure that a worker looks at what was recorded: schedules a workflow task unless one is pending.</summary>
    public static void Wake(Decision decision)
    {
        if (decision.State.BufferedEvents.Count > decision.Context.Limits.BufferedEventsMax)
        {
            WorkflowTasks.FailForOverflow(decision);
            return;
        }

        WorkflowTasks.EnsureScheduled(decision);
    }

    /// <summary>Writes the buffered events; the workflow task has ended.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Flush(Decision decision)
    {
        var state = decision.State;
        if (state.BufferedEvents.Count == 0)
        {
            return false;
        }

        var startedIds = new Dictionary<long, long>();
        foreach (var item in state.BufferedEvents.Where(item => !IsClosing(item)))
        {
            decision.Add(item);
            BufferedReferences.NoteStarted(state, item, startedIds);
        }

        foreach (var item in state.BufferedEvents.Where(IsClosing))
        {
            BufferedReferences.FillStarted(item, startedIds);
            decision.Add(item);
        }

        state.BufferedEvents.Clear();
        BufferedReferences.DropFinished(state);
        return true;
    }

    private static bool IsClosing(HistoryEvent item) => item.EventType is
        EventType.ActivityTaskCompleted or EventType.ActivityTaskFailed or EventType.ActivityTaskTimedOut or EventType.ActivityTaskCanceled
        or EventType.ChildWorkflowExecutionCompleted or EventType.ChildWorkflowExecutionFailed or EventType.ChildWorkflowExecutionTimedOut
        or EventType.ChildWorkflowExecutionCanceled or EventType.ChildWorkflowExecutionTerminated;
}
