using Google.Protobuf.Collections;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Records that another run was told what it had to be told. Repeats do nothing.</summary>
internal static class Acknowledgements
{
    public static void ParentNotified(Decision decision)
    {
        decision.MustCommit |= decision.State.ParentNotificationDue;
        decision.State.ParentNotificationDue = false;
    }

    /// <summary>The parent-close policy was applied to a child.</summary>
    public static void ChildClosed(Decision decision, long initiatedEventId)
    {
        var children = decision.State.ChildrenToClose;
        for (var index = 0; index < children.Count; index++)
        {
            if (children[index].InitiatedEventId == initiatedEventId)
            {
                children.RemoveAt(index);
                decision.MustCommit = true;
                return;
            }
        }
    }

    /// <summary>A child that was to outlive its parent was started after the parent's end.</summary>
    public static void AbandonedChildStarted(Decision decision, long initiatedEventId)
    {
        if (!decision.IsRunning && decision.State.Children.TryGetValue(initiatedEventId, out var child) && child.Status == ChildStatus.Initiated)
        {
            child.Status = ChildStatus.Started;
            decision.MustCommit = true;
        }
    }

    public static void SignalAnswered(
        Decision decision, long initiatedEventId, SignalExternalWorkflowExecutionInitiatedEventAttributes initiated, string namespaceName, bool isDone)
    {
        var item = isDone
            ? new HistoryEvent
            {
                EventType = EventType.ExternalWorkflowExecutionSignaled,
                ExternalWorkflowExecutionSignaledEventAttributes = new ExternalWorkflowExecutionSignaledEventAttributes
                {
                    InitiatedEventId = initiatedEventId,
                    Namespace = namespaceName,
                    NamespaceId = initiated.NamespaceId,
                    WorkflowExecution = initiated.WorkflowExecution,
                    Control = initiated.Control,
                },
            }
            : new HistoryEvent
            {
                EventType = EventType.SignalExternalWorkflowExecutionFailed,
                SignalExternalWorkflowExecutionFailedEventAttributes = new SignalExternalWorkflowExecutionFailedEventAttributes
                {
                    Cause = SignalExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound,
                    Namespace = namespaceName,
                    NamespaceId = initiated.NamespaceId,
                    WorkflowExecution = initiated.WorkflowExecution,
                    InitiatedEventId = initiatedEventId,
                    Control = initiated.Control,
                },
            };
        Answer(decision, decision.State.ExternalSignals, initiatedEventId, item);
    }

    public static void CancelAnswered(
        Decision decision, long initiatedEventId, RequestCancelExternalWorkflowExecutionInitiatedEventAttributes initiated, string namespaceName, bool isDone)
    {
        var item = isDone
            ? new HistoryEvent
            {
                EventType = EventType.ExternalWorkflowExecutionCancelRequested,
                ExternalWorkflowExecutionCancelRequestedEventAttributes = new ExternalWorkflowExecutionCancelRequestedEventAttributes
                {
                    InitiatedEventId = initiatedEventId,
                    Namespace = namespaceName,
                    NamespaceId = initiated.NamespaceId,
                    WorkflowExecution = initiated.WorkflowExecution,
                },
            }
            : new HistoryEvent
            {
                EventType = EventType.RequestCancelExternalWorkflowExecutionFailed,
                RequestCancelExternalWorkflowExecutionFailedEventAttributes = new RequestCancelExternalWorkflowExecutionFailedEventAttributes
                {
                    Cause = CancelExternalWorkflowExecutionFailedCause.ExternalWorkflowExecutionNotFound,
                    Namespace = namespaceName,
                    NamespaceId = initiated.NamespaceId,
                    WorkflowExecution = initiated.WorkflowExecution,
                    InitiatedEventId = initiatedEventId,
                    Control = initiated.Control,
                },
            };
        Answer(decision, decision.State.ExternalCancels, initiatedEventId, item);
    }

    private static void Answer(Decision decision, MapField<long, ExternalRequestState> pending, long initiatedEventId, HistoryEvent item)
    {
        if (!pending.TryGetValue(initiatedEventId, out var request) || request.Answered)
        {
            return;
        }

        request.Answered = true;
        decision.MustCommit = true;
        if (!decision.IsRunning)
        {
            return;
        }

        if (EventRecorder.Record(decision, item).EventId != 0)
        {
            pending.Remove(initiatedEventId);
        }

        EventRecorder.Wake(decision);
    }
}
