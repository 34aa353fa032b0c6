using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using RetryPolicy = Temporalio.Common.RetryPolicy;
using WorkflowPriority = Temporalio.Common.Priority;

namespace Temporalio.Workflows;

/// <summary>What a workflow may know of its run. It does not change while the run lives.</summary>
/// <param name="Attempt">The attempt, from 1.</param>
/// <param name="ContinuedRunId">The run before this one, if it continued as new or was retried.</param>
/// <param name="CronSchedule">The cron schedule, if any.</param>
/// <param name="ExecutionTimeout">The longest time for all runs together.</param>
/// <param name="FirstExecutionRunId">The first run of the chain.</param>
/// <param name="Headers">The headers that it was started with.</param>
/// <param name="LastFailure">The failure of the run before, if it was retried or is a cron run.</param>
/// <param name="LastResult">The result of the run before, if it is a cron run.</param>
/// <param name="Namespace">The namespace.</param>
/// <param name="Parent">The parent, if it is a child.</param>
/// <param name="Priority">The priority.</param>
/// <param name="RetryPolicy">The retry policy, if any.</param>
/// <param name="Root">The first workflow of the tree it is in, if it is not that itself.</param>
/// <param name="RunId">The run.</param>
/// <param name="RunTimeout">The longest time for this run.</param>
/// <param name="StartTime">The time of the first workflow task.</param>
/// <param name="TaskQueue">The task queue.</param>
/// <param name="TaskTimeout">The longest time for one workflow task.</param>
/// <param name="WorkflowId">The workflow id.</param>
/// <param name="WorkflowStartTime">The time of the start.</param>
/// <param name="WorkflowType">The workflow type.</param>
public record WorkflowInfo(
    int Attempt,
    string? ContinuedRunId,
    string? CronSchedule,
    TimeSpan? ExecutionTimeout,
    string FirstExecutionRunId,
    IReadOnlyDictionary<string, Payload>? Headers,
    Exception? LastFailure,
    IReadOnlyCollection<IRawValue>? LastResult,
    string Namespace,
    WorkflowInfo.ParentInfo? Parent,
    WorkflowPriority Priority,
    RetryPolicy? RetryPolicy,
    WorkflowInfo.RootInfo? Root,
    string RunId,
    TimeSpan? RunTimeout,
    DateTime StartTime,
    string TaskQueue,
    TimeSpan TaskTimeout,
    string WorkflowId,
    DateTime WorkflowStartTime,
    string WorkflowType)
{
    /// <summary>Makes the scope that puts the run into log lines.</summary>
    internal Dictionary<string, object> CreateLoggerScope() => new(StringComparer.Ordinal)
    {
        ["Attempt"] = Attempt,
        ["Namespace"] = Namespace,
        ["RunId"] = RunId,
        ["TaskQueue"] = TaskQueue,
        ["WorkflowId"] = WorkflowId,
        ["WorkflowType"] = WorkflowType,
    };

    /// <summary>The parent of a child workflow.</summary>
    /// <param name="Namespace">Its namespace.</param>
    /// <param name="RunId">Its run.</param>
    /// <param name="WorkflowId">Its workflow id.</param>
    public record ParentInfo(string Namespace, string RunId, string WorkflowId);

    /// <summary>The first workflow of a tree.</summary>
    /// <param name="RunId">Its run.</param>
    /// <param name="WorkflowId">Its workflow id.</param>
    public record RootInfo(string RunId, string WorkflowId);
}
