using System.Collections.ObjectModel;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;
using Temporalio.Api.History.V1;
using Temporalio.Common.Protos;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>Reads what is known of a run from its first event.</summary>
internal static class RunInfos
{
    private static readonly IReadOnlyDictionary<string, Payload> NoHeaders = new Dictionary<string, Payload>(StringComparer.Ordinal);

    public static WorkflowInfo Read(WorkflowInstance instance, HistoryEvent started)
    {
        var a = started.WorkflowExecutionStartedEventAttributes;
        var parent = a.ParentWorkflowExecution;
        var root = a.RootWorkflowExecution;
        return new WorkflowInfo(
            Attempt: Math.Max(1, a.Attempt),
            ContinuedRunId: NullIfEmpty(a.ContinuedExecutionRunId),
            CronSchedule: NullIfEmpty(a.CronSchedule),
            ExecutionTimeout: TimeOf(a.WorkflowExecutionTimeout),
            FirstExecutionRunId: a.FirstExecutionRunId,
            Headers: a.Header is { } header ? new ReadOnlyDictionary<string, Payload>(header.Fields) : NoHeaders,
            LastFailure: a.ContinuedFailure is { } failure ? instance.ToException(failure) : null,
            LastResult: a.LastCompletionResult is { } result ? Arguments.RawOf(result) : null,
            Namespace: instance.Options.Namespace,
            Parent: parent is null ? null : new WorkflowInfo.ParentInfo(a.ParentWorkflowNamespace, parent.RunId, parent.WorkflowId),
            Priority: a.Priority.ToPriority(),
            RetryPolicy: a.RetryPolicy?.ToRetryPolicy(),
            Root: root is null || parent is null ? null : new WorkflowInfo.RootInfo(root.RunId, root.WorkflowId),
            RunId: instance.RunId,
            RunTimeout: TimeOf(a.WorkflowRunTimeout),
            StartTime: instance.Machines.Now.UtcDateTime,
            TaskQueue: a.TaskQueue?.Name ?? instance.Options.TaskQueue,
            TaskTimeout: TimeOf(a.WorkflowTaskTimeout) ?? TimeSpan.FromSeconds(10),
            WorkflowId: instance.WorkflowId,
            WorkflowStartTime: started.EventTime.ToDateTime(),
            WorkflowType: a.WorkflowType.Name);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static TimeSpan? TimeOf(Duration? duration)
        => duration is null || (duration.Seconds == 0 && duration.Nanos == 0) ? null : duration.ToTimeSpan();
}
