using System.Diagnostics;
using PinnedBehaviorMessage = Temporalio.Api.Workflow.V1.VersioningOverride.Types.PinnedOverrideBehavior;
using VersioningBehaviorMessage = Temporalio.Api.Enums.V1.VersioningBehavior;
using VersioningOverrideMessage = Temporalio.Api.Workflow.V1.VersioningOverride;
using WorkerDeploymentVersionMessage = Temporalio.Api.Deployment.V1.WorkerDeploymentVersion;

namespace Temporalio.Common.Protos;

/// <summary>Versioning of workers and workflows as messages.</summary>
internal static class VersioningProtos
{
    /// <summary>Makes the message of an override.</summary>
    /// <param name="versioningOverride">The override.</param>
    /// <returns>A new message.</returns>
    public static VersioningOverrideMessage ToProto(this VersioningOverride versioningOverride) => versioningOverride switch
    {
        VersioningOverride.Pinned pinned => ToPinned(pinned),
        VersioningOverride.AutoUpgrade => ToAutoUpgrade(),
        _ => throw new UnreachableException($"Versioning override {versioningOverride.GetType()} is of no known kind."),
    };

    /// <summary>Makes the message of a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>A new message.</returns>
    public static WorkerDeploymentVersionMessage ToProto(this WorkerDeploymentVersion version)
        => new() { DeploymentName = version.DeploymentName, BuildId = version.BuildId };

    /// <summary>Makes the version that a message describes.</summary>
    /// <param name="message">The message, or null.</param>
    /// <returns>The version, or null for null and the empty message.</returns>
    public static WorkerDeploymentVersion? ToWorkerDeploymentVersion(this WorkerDeploymentVersionMessage? message)
        => message is null or { DeploymentName: "", BuildId: "" } ? null : new(message.DeploymentName, message.BuildId);

#pragma warning disable CS0612 // Servers before 1.28 read only the older fields, so both forms are sent.
    private static VersioningOverrideMessage ToPinned(VersioningOverride.Pinned pinned) => new()
    {
        Behavior = VersioningBehaviorMessage.Pinned,
        PinnedVersion = pinned.Version.ToCanonicalString(),
        Pinned = new()
        {
            Behavior = (PinnedBehaviorMessage)pinned.Behavior,
            Version = pinned.Version.ToProto(),
        },
    };

    private static VersioningOverrideMessage ToAutoUpgrade() => new()
    {
        Behavior = VersioningBehaviorMessage.AutoUpgrade,
        AutoUpgrade = true,
    };
#pragma warning restore CS0612
}
