using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Policies;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.TaskQueue.V1;

namespace Temporal.Server.Histories;

/// <summary>Makes the start of a child from its parent's initiating event.</summary>
internal static class ChildStarts
{
    public static StartCommand CommandOf(ChildOrigin origin, OutgoingRequest request, HistoryEvent initiated, string parentNamespace)
    {
        var asked = initiated.StartChildWorkflowExecutionInitiatedEventAttributes;
        var attributes = new WorkflowExecutionStartedEventAttributes
        {
            WorkflowId = asked.WorkflowId,
            WorkflowType = asked.WorkflowType.Clone(),
            ParentWorkflowNamespace = parentNamespace,
            ParentWorkflowNamespaceId = origin.NamespaceId,
            ParentWorkflowExecution = new WorkflowExecution { WorkflowId = origin.WorkflowId, RunId = origin.RunId },
            ParentInitiatedEventId = request.InitiatedEventId,
            RootWorkflowExecution = new WorkflowExecution { WorkflowId = origin.RootWorkflowId, RunId = origin.RootRunId },
            TaskQueue = new TaskQueue { Name = asked.TaskQueue.Name, Kind = TaskQueueKind.Normal },
            Input = asked.Input,
            WorkflowExecutionTimeout = asked.WorkflowExecutionTimeout,
            WorkflowRunTimeout = asked.WorkflowRunTimeout,
            WorkflowTaskTimeout = asked.WorkflowTaskTimeout,
            RetryPolicy = asked.RetryPolicy,
            CronSchedule = asked.CronSchedule,
            Header = asked.Header,
            Memo = asked.Memo,
            SearchAttributes = asked.SearchAttributes,
            Priority = asked.Priority ?? origin.Priority,
            VersioningOverride = asked.VersioningOverride,
        };
        var (reuse, conflict) = WorkflowIdPolicies.FillAndCheck(asked.WorkflowIdReusePolicy, WorkflowIdConflictPolicy.Unspecified);
        return new StartCommand(asked.NamespaceId, attributes, request.RequestId, reuse, conflict) { UserMetadata = initiated.UserMetadata };
    }
}

/// <summary>What a child inherits from its parent's state.</summary>
internal sealed record ChildOrigin(string NamespaceId, string WorkflowId, string RunId, string RootWorkflowId, string RootRunId, Priority? Priority)
{
    public static ChildOrigin Of(ExecutionState state) =>
        new(state.NamespaceId, state.WorkflowId, state.RunId, state.RootWorkflowId, state.RootRunId, state.Priority?.Clone());
}
