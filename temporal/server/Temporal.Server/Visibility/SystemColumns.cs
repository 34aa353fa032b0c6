using System.Collections.Frozen;
using Temporal.Server.Core.Queries;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Visibility;

/// <summary>An attribute of the server's own: how it is read from an execution, and its column in a table.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Column">The column.</param>
/// <param name="Read">Reads the value; null when there is none.</param>
internal sealed record SystemColumn(string Name, string Column, Func<WorkflowExecutionInfo, FilterValue?> Read);

/// <summary>The server's own attributes that have a column. How far a history has come shows when the run is closed.</summary>
internal static class SystemColumns
{
    private static readonly FrozenDictionary<string, SystemColumn> ByName;

    static SystemColumns()
    {
        All =
        [
            Text("WorkflowId", "workflow_id", static info => info.Execution.WorkflowId),
            Text("RunId", "run_id", static info => info.Execution.RunId),
            Text("WorkflowType", "workflow_type", static info => info.Type?.Name),
            Text("TaskQueue", "task_queue", static info => info.TaskQueue),
            Text("ParentWorkflowId", "parent_workflow_id", static info => info.ParentExecution?.WorkflowId),
            Text("ParentRunId", "parent_run_id", static info => info.ParentExecution?.RunId),
            Text("RootWorkflowId", "root_workflow_id", static info => info.RootExecution?.WorkflowId),
            Text("RootRunId", "root_run_id", static info => info.RootExecution?.RunId),
            Number("ExecutionStatus", "status", static info => (long)info.Status),
            Number("StartTime", "start_time", static info => info.StartTime is { } time ? VisibilityRow.Nanoseconds(time) : null),
            Number("ExecutionTime", "execution_time", static info => info.ExecutionTime is { } time ? VisibilityRow.Nanoseconds(time) : null),
            Number("CloseTime", "close_time", static info => info.CloseTime is { } time ? VisibilityRow.Nanoseconds(time) : null),
            Number("ExecutionDuration", "execution_duration", static info => info.ExecutionDuration is { } duration ? VisibilityRow.Nanoseconds(duration) : null),
            Number("HistoryLength", "history_length", static info => info.CloseTime is null ? null : info.HistoryLength),
            Number("HistorySizeBytes", "history_size", static info => info.CloseTime is null ? null : info.HistorySizeBytes),
            Number("StateTransitionCount", "state_transitions", static info => info.CloseTime is null ? null : info.StateTransitionCount),
        ];
        ByName = All.ToFrozenDictionary(static column => column.Name, StringComparer.Ordinal);
    }

    public static IReadOnlyList<SystemColumn> All { get; }

    /// <summary>Finds the column of an attribute, or null when it is one that is set on runs.</summary>
    public static SystemColumn? Find(FilterField attribute) => attribute.IsCustom ? null : ByName.GetValueOrDefault(attribute.Name);

    private static SystemColumn Text(string name, string column, Func<WorkflowExecutionInfo, string?> read)
        => new(name, column, info => read(info) is { Length: > 0 } text ? new FilterText(text) : null);

    private static SystemColumn Number(string name, string column, Func<WorkflowExecutionInfo, long?> read)
        => new(name, column, info => read(info) is { } number ? new FilterInteger(number) : null);
}
