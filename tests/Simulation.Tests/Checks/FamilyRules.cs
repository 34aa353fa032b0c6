using Simulation.Tests.Clockwork;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Simulation.Tests.Checks;

/// <summary>Parents and children agree: on who started whom, once, and on how it ended.</summary>
internal static class FamilyRules
{
    private static readonly Dictionary<EventType, WorkflowExecutionStatus> Ends = new()
    {
        [EventType.ChildWorkflowExecutionCompleted] = WorkflowExecutionStatus.Completed,
        [EventType.ChildWorkflowExecutionFailed] = WorkflowExecutionStatus.Failed,
        [EventType.ChildWorkflowExecutionCanceled] = WorkflowExecutionStatus.Canceled,
        [EventType.ChildWorkflowExecutionTimedOut] = WorkflowExecutionStatus.TimedOut,
        [EventType.ChildWorkflowExecutionTerminated] = WorkflowExecutionStatus.Terminated,
    };

    /// <summary>Checks all runs.</summary>
    /// <param name="workflows">The runs by workflow id, in the order of their creation.</param>
    /// <exception cref="SimulationException">Two disagree.</exception>
    public static void Check(IReadOnlyDictionary<string, List<RunRecord>> workflows)
    {
        foreach (var run in workflows.Values.SelectMany(runs => runs))
        {
            foreach (var e in run.Events)
            {
                if (e.EventType == EventType.ChildWorkflowExecutionStarted)
                {
                    CheckStarted(run, e.ChildWorkflowExecutionStartedEventAttributes, workflows);
                }
                else if (Ends.TryGetValue(e.EventType, out var status))
                {
                    var child = workflows[IdOf(e)][^1];
                    Require(child.Status == status, run, e, $"but the child ended {child.Status}");
                }
            }

            if (run.Started.ParentWorkflowExecution is { } parent)
            {
                CheckParent(run, parent.WorkflowId, parent.RunId, workflows);
            }
        }
    }

    private static void CheckStarted(RunRecord run, ChildWorkflowExecutionStartedEventAttributes started, IReadOnlyDictionary<string, List<RunRecord>> workflows)
    {
        var e = run.Events.First(item => ReferenceEquals(item.ChildWorkflowExecutionStartedEventAttributes, started));
        Require(workflows.TryGetValue(started.WorkflowExecution.WorkflowId, out var runs), run, e, "but there is no such child");
        var child = runs![0];
        Require(child.Key.RunId == started.WorkflowExecution.RunId, run, e, $"but the child's first run is {child.Key.RunId}");
        Require(child.Started.ParentWorkflowExecution?.RunId == run.Key.RunId, run, e, "but the child names another parent");
        Require(child.Started.ParentInitiatedEventId == started.InitiatedEventId, run, e, "but the child names another event");
    }

    private static void CheckParent(RunRecord run, string parentId, string parentRunId, IReadOnlyDictionary<string, List<RunRecord>> workflows)
    {
        var parent = workflows[parentId].Find(record => record.Key.RunId == parentRunId);
        Require(parent is not null, run, run.Events[0], "but there is no such parent");
        var initiated = parent!.Events[(int)run.Started.ParentInitiatedEventId - 1];
        Require(
            initiated.StartChildWorkflowExecutionInitiatedEventAttributes?.WorkflowId == run.Key.WorkflowId, run, run.Events[0], "but the parent's event is no start of it");
        Require(!run.State.ParentNotificationDue, run, run.Last, "but the parent was never told");
    }

    private static string IdOf(HistoryEvent e) => e.EventType switch
    {
        EventType.ChildWorkflowExecutionCompleted => e.ChildWorkflowExecutionCompletedEventAttributes.WorkflowExecution.WorkflowId,
        EventType.ChildWorkflowExecutionFailed => e.ChildWorkflowExecutionFailedEventAttributes.WorkflowExecution.WorkflowId,
        EventType.ChildWorkflowExecutionCanceled => e.ChildWorkflowExecutionCanceledEventAttributes.WorkflowExecution.WorkflowId,
        EventType.ChildWorkflowExecutionTimedOut => e.ChildWorkflowExecutionTimedOutEventAttributes.WorkflowExecution.WorkflowId,
        EventType.ChildWorkflowExecutionTerminated => e.ChildWorkflowExecutionTerminatedEventAttributes.WorkflowExecution.WorkflowId,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static void Require(bool holds, RunRecord run, HistoryEvent e, string rule)
    {
        if (!holds)
        {
            throw new SimulationException($"family: {e.EventType} {e.EventId}, {rule}: {run}");
        }
    }
}
