using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Initiates signals and cancel requests to other workflows; <see cref="Outgoing"/> delivers them.</summary>
internal static class ExternalCommandHandlers
{
    public static void Signal(CommandScope scope, Command command)
    {
        var attributes = command.SignalExternalWorkflowExecutionCommandAttributes;
        var state = scope.State;
        CommandScope.Check(PendingLimits.Signals(state.ExternalSignals.Count, scope.Decision.Context.Limits));
        var initiated = scope.Add(command, new HistoryEvent
        {
            EventType = EventType.SignalExternalWorkflowExecutionInitiated,
            SignalExternalWorkflowExecutionInitiatedEventAttributes = new SignalExternalWorkflowExecutionInitiatedEventAttributes
            {
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                Namespace = attributes.Namespace,
                NamespaceId = NamespaceIdOf(scope, attributes.Namespace),
                WorkflowExecution = attributes.Execution,
                SignalName = attributes.SignalName,
                Input = attributes.Input,
                Control = attributes.Control,
                ChildWorkflowOnly = attributes.ChildWorkflowOnly,
                Header = attributes.Header,
            },
        });
        state.ExternalSignals[initiated.EventId] = Pending(scope, initiated.EventId);
    }

    public static void RequestCancel(CommandScope scope, Command command)
    {
        var attributes = command.RequestCancelExternalWorkflowExecutionCommandAttributes;
        var state = scope.State;
        CommandScope.Check(PendingLimits.CancelRequests(state.ExternalCancels.Count, scope.Decision.Context.Limits));
        var initiated = scope.Add(command, new HistoryEvent
        {
            EventType = EventType.RequestCancelExternalWorkflowExecutionInitiated,
            RequestCancelExternalWorkflowExecutionInitiatedEventAttributes = new RequestCancelExternalWorkflowExecutionInitiatedEventAttributes
            {
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                Namespace = attributes.Namespace,
                NamespaceId = NamespaceIdOf(scope, attributes.Namespace),
                WorkflowExecution = new WorkflowExecution { WorkflowId = attributes.WorkflowId, RunId = attributes.RunId },
                Control = attributes.Control,
                ChildWorkflowOnly = attributes.ChildWorkflowOnly,
                Reason = attributes.Reason,
            },
        });
        state.ExternalCancels[initiated.EventId] = Pending(scope, initiated.EventId);
    }

    private static ExternalRequestState Pending(CommandScope scope, long initiatedEventId)
    {
        scope.Decision.HasOutgoing = true;
        return new ExternalRequestState { InitiatedEventId = initiatedEventId, RequestId = scope.Decision.Context.NewId() };
    }

    private static string NamespaceIdOf(CommandScope scope, string asked) =>
        asked.Length == 0 ? scope.State.NamespaceId : scope.Completion.NamespaceIdOf(asked);
}
