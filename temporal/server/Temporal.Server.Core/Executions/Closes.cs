using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Ends a run. Its last event is written by the caller; this is what every end has in common.</summary>
internal static class Closes
{
    /// <summary>Marks the run as closed and notes who has to be told.</summary>
    /// <remarks>What is pending stays in the state, as a record of what was abandoned; nothing looks at it any more.</remarks>
    public static void Close(Decision decision, WorkflowExecutionStatus status, string newRunId)
    {
        var state = decision.State;
        state.Status = status;
        state.CloseTime = decision.Context.Now;
        state.NewRunId = newRunId;
        state.FirstTaskBackoff = false;
        state.Sticky = null;
        state.ParentNotificationDue = state.Parent is not null && newRunId.Length == 0;
        foreach (var child in state.Children.Values)
        {
            // An initiated child may have been started just now, without this run knowing of it yet.
            if (child.Status is ChildStatus.Initiated or ChildStatus.Started && child.ParentClosePolicy != ParentClosePolicy.Abandon)
            {
                state.ChildrenToClose.Add(child.Clone());
            }
        }

        decision.Offers.Clear();
        decision.MustCommit = true;
        decision.VisibilityChanged = true;
        decision.HasOutgoing = Outgoing.IsPending(state);
    }

    /// <summary>Ends the run by force; a started task is failed first, and what was buffered is written.</summary>
    public static void Terminate(Decision decision, WorkflowExecutionTerminatedEventAttributes attributes, IEnumerable<Link>? links = null)
    {
        WorkflowTasks.FailForClose(decision);
        var item = new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionTerminated,
            WorkflowExecutionTerminatedEventAttributes = attributes,
        };
        item.Links.AddRange(links ?? []);
        decision.Add(item);
        Close(decision, WorkflowExecutionStatus.Terminated, newRunId: string.Empty);
    }
}
