using Temporalio.Api.History.V1;
using Temporalio.Common;

namespace Temporalio.Core.Instances;

/// <summary>Who completed a task, as its event says.</summary>
internal static class Versions
{
    public static string BuildIdOf(WorkflowTaskCompletedEventAttributes completion)
    {
        var deployed = completion.DeploymentVersion?.BuildId;
#pragma warning disable CS0612 // Older histories have only these.
        return !string.IsNullOrEmpty(deployed) ? deployed : completion.WorkerVersion?.BuildId ?? completion.BinaryChecksum;
#pragma warning restore CS0612
    }

    public static WorkerDeploymentVersion? DeploymentOf(WorkflowTaskCompletedEventAttributes completion)
        => completion.DeploymentVersion is { } version ? new WorkerDeploymentVersion(version.DeploymentName, version.BuildId) : null;
}
