using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Initiates child workflows; <see cref="Outgoing"/> starts them.</summary>
internal static class ChildCommandHandlers
{
    public static void Start(CommandScope scope, Command command)
    {
        var attributes = command.StartChildWorkflowExecutionCommandAttributes;
        var state = scope.State;
        CommandScope.Check(PendingLimits.Children(state.Children.Count, scope.Decision.Context.Limits));
        var namespaceName = attributes.Namespace;
        var namespaceId = scope.Completion.NamespaceIdOf(namespaceName);
        var initiated = scope.Add(command, new HistoryEvent
        {
            EventType = EventType.StartChildWorkflowExecutionInitiated,
            StartChildWorkflowExecutionInitiatedEventAttributes = Initiated(attributes, namespaceId, scope.CompletedEventId),
        });
        state.Children[initiated.EventId] = new ChildState
        {
            InitiatedEventId = initiated.EventId,
            Status = ChildStatus.Initiated,
            NamespaceId = namespaceId,
            Namespace = namespaceName,
            WorkflowId = attributes.WorkflowId,
            WorkflowType = attributes.WorkflowType.Name,
            ParentClosePolicy = attributes.ParentClosePolicy,
            RequestId = string.Create(CultureInfo.InvariantCulture, $"{state.RunId}:{initiated.EventId}:0"),
        };
        scope.Decision.HasOutgoing = true;
    }

    private static StartChildWorkflowExecutionInitiatedEventAttributes Initiated(
        StartChildWorkflowExecutionCommandAttributes attributes, string namespaceId, long completedEventId) => new()
        {
            Namespace = attributes.Namespace,
            NamespaceId = namespaceId,
            WorkflowId = attributes.WorkflowId,
            WorkflowType = attributes.WorkflowType,
            TaskQueue = attributes.TaskQueue,
            Input = attributes.Input,
            WorkflowExecutionTimeout = attributes.WorkflowExecutionTimeout,
            WorkflowRunTimeout = attributes.WorkflowRunTimeout ?? new Duration(),
            WorkflowTaskTimeout = attributes.WorkflowTaskTimeout,
            ParentClosePolicy = attributes.ParentClosePolicy,
            Control = attributes.Control,
            WorkflowTaskCompletedEventId = completedEventId,
            WorkflowIdReusePolicy = attributes.WorkflowIdReusePolicy,
            RetryPolicy = attributes.RetryPolicy,
            CronSchedule = attributes.CronSchedule,
            Header = attributes.Header,
            Memo = attributes.Memo,
            SearchAttributes = attributes.SearchAttributes,
            InheritBuildId = attributes.InheritBuildId,
            Priority = attributes.Priority,
            VersioningOverride = attributes.VersioningOverride,
        };
}
