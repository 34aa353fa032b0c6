using Temporalio.Api.Common.V1;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Makes the summary of a run that lists and descriptions show.</summary>
internal static class ExecutionInfos
{
    private const string BuildIds = "BuildIds";
    private const string BinaryChecksums = "BinaryChecksums";

    public static WorkflowExecutionInfo Of(ExecutionState state)
    {
        var info = new WorkflowExecutionInfo
        {
            Execution = new WorkflowExecution { WorkflowId = state.WorkflowId, RunId = state.RunId },
            Type = new WorkflowType { Name = state.WorkflowType },
            StartTime = Ticks.ToTimestamp(state.StartTime),
            ExecutionTime = Ticks.ToTimestamp(state.ExecutionTime),
            CloseTime = Ticks.ToOptionalTimestamp(state.CloseTime),
            Status = state.Status,
            HistoryLength = state.NextEventId - 1,
            Memo = state.Memo?.Clone() ?? new Memo(),
            SearchAttributes = SearchAttributesOf(state),
            AutoResetPoints = state.ResetPoints?.Clone() ?? new ResetPoints(),
            TaskQueue = state.TaskQueue,
            StateTransitionCount = state.StateTransitionCount,
            HistorySizeBytes = state.HistorySizeBytes,
            MostRecentWorkerVersionStamp = state.WorkerVersion?.Clone(),
            ExecutionDuration = state.CloseTime == 0 ? null : Ticks.ToDuration(state.CloseTime - state.ExecutionTime),
            RootExecution = new WorkflowExecution { WorkflowId = state.RootWorkflowId, RunId = state.RootRunId },
            FirstRunId = state.FirstRunId,
            Priority = state.Priority?.Clone(),
        };
        if (state.Parent is { } parent)
        {
            info.ParentNamespaceId = parent.NamespaceId;
            info.ParentExecution = new WorkflowExecution { WorkflowId = parent.WorkflowId, RunId = parent.RunId };
        }

        return info;
    }

    private static SearchAttributes SearchAttributesOf(ExecutionState state)
    {
        var attributes = state.SearchAttributes?.Clone() ?? new SearchAttributes();
        if (state.LastCompletedEventId == 0)
        {
            return attributes;
        }

        var builds = new List<string> { "unversioned" };
        if (state.WorkerVersion is { BuildId.Length: > 0 } worker)
        {
            builds.Add($"unversioned:{worker.BuildId}");
        }

        attributes.IndexedFields[BuildIds] = JsonPayloads.OfKeywords(builds);
        var checksums = state.ResetPoints.Points.Select(point => point.BinaryChecksum).Where(checksum => checksum.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (checksums.Count > 0)
        {
            attributes.IndexedFields[BinaryChecksums] = JsonPayloads.OfKeywords(checksums);
        }

        return attributes;
    }
}
