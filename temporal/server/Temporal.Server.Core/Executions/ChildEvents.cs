using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Makes the parent's event from the child's last one.</summary>
internal static class ChildEvents
{
    public static HistoryEvent Closed(ChildState child, ChildEnding ending, HistoryEvent last)
    {
        var execution = new WorkflowExecution { WorkflowId = ending.WorkflowId, RunId = ending.RunId };
        var type = new WorkflowType { Name = child.WorkflowType };
        return last switch
        {
            { WorkflowExecutionCompletedEventAttributes: not null } => Completed(child, execution, type, last),
            { WorkflowExecutionFailedEventAttributes: not null } => Failed(child, execution, type, last),
            { WorkflowExecutionCanceledEventAttributes: not null } => Canceled(child, execution, type, last),
            { WorkflowExecutionTimedOutEventAttributes: not null } => TimedOut(child, execution, type, last),
            { WorkflowExecutionTerminatedEventAttributes: not null } => Terminated(child, execution, type),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static HistoryEvent Completed(ChildState child, WorkflowExecution execution, WorkflowType type, HistoryEvent last) => new()
    {
        EventType = EventType.ChildWorkflowExecutionCompleted,
        ChildWorkflowExecutionCompletedEventAttributes = new ChildWorkflowExecutionCompletedEventAttributes
        {
            Result = last.WorkflowExecutionCompletedEventAttributes.Result,
            Namespace = child.Namespace,
            NamespaceId = child.NamespaceId,
            WorkflowExecution = execution,
            WorkflowType = type,
            InitiatedEventId = child.InitiatedEventId,
            StartedEventId = child.StartedEventId,
        },
    };

    private static HistoryEvent Failed(ChildState child, WorkflowExecution execution, WorkflowType type, HistoryEvent last) => new()
    {
        EventType = EventType.ChildWorkflowExecutionFailed,
        ChildWorkflowExecutionFailedEventAttributes = new ChildWorkflowExecutionFailedEventAttributes
        {
            Failure = last.WorkflowExecutionFailedEventAttributes.Failure,
            Namespace = child.Namespace,
            NamespaceId = child.NamespaceId,
            WorkflowExecution = execution,
            WorkflowType = type,
            InitiatedEventId = child.InitiatedEventId,
            StartedEventId = child.StartedEventId,
            RetryState = last.WorkflowExecutionFailedEventAttributes.RetryState,
        },
    };

    private static HistoryEvent Canceled(ChildState child, WorkflowExecution execution, WorkflowType type, HistoryEvent last) => new()
    {
        EventType = EventType.ChildWorkflowExecutionCanceled,
        ChildWorkflowExecutionCanceledEventAttributes = new ChildWorkflowExecutionCanceledEventAttributes
        {
            Details = last.WorkflowExecutionCanceledEventAttributes.Details,
            Namespace = child.Namespace,
            NamespaceId = child.NamespaceId,
            WorkflowExecution = execution,
            WorkflowType = type,
            InitiatedEventId = child.InitiatedEventId,
            StartedEventId = child.StartedEventId,
        },
    };

    private static HistoryEvent TimedOut(ChildState child, WorkflowExecution execution, WorkflowType type, HistoryEvent last) => new()
    {
        EventType = EventType.ChildWorkflowExecutionTimedOut,
        ChildWorkflowExecutionTimedOutEventAttributes = new ChildWorkflowExecutionTimedOutEventAttributes
        {
            Namespace = child.Namespace,
            NamespaceId = child.NamespaceId,
            WorkflowExecution = execution,
            WorkflowType = type,
            InitiatedEventId = child.InitiatedEventId,
            StartedEventId = child.StartedEventId,
            RetryState = last.WorkflowExecutionTimedOutEventAttributes.RetryState,
        },
    };

    private static HistoryEvent Terminated(ChildState child, WorkflowExecution execution, WorkflowType type) => new()
    {
        EventType = EventType.ChildWorkflowExecutionTerminated,
        ChildWorkflowExecutionTerminatedEventAttributes = new ChildWorkflowExecutionTerminatedEventAttributes
        {
            Namespace = child.Namespace,
            NamespaceId = child.NamespaceId,
            WorkflowExecution = execution,
            WorkflowType = type,
            InitiatedEventId = child.InitiatedEventId,
            StartedEventId = child.StartedEventId,
        },
    };
}
