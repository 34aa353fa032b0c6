using Temporalio.Api.Enums.V1;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks versioning overrides.</summary>
/// <remarks>No queue has versions before worker deployments exist, so a pinned version is never present.</remarks>
public static class VersioningOverrides
{
    /// <summary>Checks an override.</summary>
    /// <param name="value">The override, or null.</param>
    /// <param name="taskQueue">The queue that the run would use.</param>
    /// <exception cref="Errors.ServiceException">The override is incomplete, or pins a version that the queue does not have.</exception>
    public static void Check(VersioningOverride? value, string taskQueue)
    {
        switch (value?.OverrideCase)
        {
            case VersioningOverride.OverrideOneofCase.Pinned:
                if (value.Pinned.Behavior == VersioningOverride.Types.PinnedOverrideBehavior.Unspecified)
                {
                    throw Invalid.Argument("must specify pinned override behavior if override is pinned.");
                }

                var version = value.Pinned.Version ?? throw Invalid.Argument("must provide version if override is pinned.");
                throw NotPresent(version.DeploymentName, version.BuildId, taskQueue);
            case VersioningOverride.OverrideOneofCase.None:
                CheckDeprecated(value, taskQueue);
                break;
            default:
                break;
        }
    }

#pragma warning disable CS0612 // Older clients still send these fields.
    private static void CheckDeprecated(VersioningOverride value, string taskQueue)
    {
        if (value.Behavior != VersioningBehavior.Pinned)
        {
            return;
        }

        if (value.PinnedVersion.Length > 0)
        {
            var dot = value.PinnedVersion.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                throw Invalid.Argument($"invalid version string \"{value.PinnedVersion}\", expected format is \"<deployment_name>.<build_id>\"");
            }

            throw NotPresent(value.PinnedVersion[..dot], value.PinnedVersion[(dot + 1)..], taskQueue);
        }

        var deployment = value.Deployment ?? throw Invalid.Argument("must provide deployment (deprecated) or pinned version if behavior is 'PINNED'");
        throw NotPresent(deployment.SeriesName, deployment.BuildId, taskQueue);
    }
#pragma warning restore CS0612

    private static Errors.ServiceException NotPresent(string deployment, string buildId, string taskQueue) =>
        Invalid.Precondition($"Pinned version '{deployment}:{buildId}' is not present in task queue '{taskQueue}' of type 'Workflow'");
}
