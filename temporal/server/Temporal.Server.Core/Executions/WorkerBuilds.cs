using Temporalio.Api.Workflow.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Notes which builds of workers have worked on a run, and from where each may be undone.</summary>
internal static class WorkerBuilds
{
    /// <summary>The most reset points of a run; the oldest go first.</summary>
    private const int ResetPointsMax = 20;

    public static void Note(Decision decision, RespondWorkflowTaskCompletedRequest request, long completedEventId)
    {
        var state = decision.State;
        if (request.WorkerVersionStamp is not null)
        {
            state.WorkerVersion = request.WorkerVersionStamp.Clone();
        }

        if (request.SdkMetadata is { } sdk)
        {
            state.SdkName = sdk.SdkName.Length > 0 ? sdk.SdkName : state.SdkName;
            state.SdkVersion = sdk.SdkVersion.Length > 0 ? sdk.SdkVersion : state.SdkVersion;
        }

        state.ResetPoints ??= new ResetPoints();
        var buildId = request.WorkerVersionStamp?.BuildId ?? string.Empty;
        foreach (var point in state.ResetPoints.Points)
        {
            if (point.BinaryChecksum == request.BinaryChecksum && point.BuildId == buildId)
            {
                return;
            }
        }

        while (state.ResetPoints.Points.Count >= ResetPointsMax)
        {
            state.ResetPoints.Points.RemoveAt(0);
        }

        state.ResetPoints.Points.Add(new ResetPointInfo
        {
            BinaryChecksum = request.BinaryChecksum,
            BuildId = buildId,
            RunId = state.RunId,
            FirstWorkflowTaskCompletedId = completedEventId,
            CreateTime = Ticks.ToTimestamp(decision.Context.Now),
            Resettable = true,
        });
        decision.VisibilityChanged = true;
    }
}
