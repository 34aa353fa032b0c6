namespace Temporalio.Common;

/// <summary>A versioning behavior given to one workflow execution over that of its code.</summary>
public abstract record VersioningOverride
{
    private VersioningOverride()
    {
    }

    /// <summary>How a pinned override holds.</summary>
    public enum PinnedOverrideBehavior
    {
        /// <summary>Not chosen.</summary>
        Unspecified = 0,

        /// <summary>The execution stays on the version until the override is changed.</summary>
        Pinned = 1,
    }

    /// <summary>The execution runs on one version.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="Behavior">How the override holds.</param>
    public sealed record Pinned(
        WorkerDeploymentVersion Version,
        PinnedOverrideBehavior Behavior = PinnedOverrideBehavior.Pinned) : VersioningOverride;

    /// <summary>The execution moves to the current version of its deployment.</summary>
    public sealed record AutoUpgrade : VersioningOverride
    {
        /// <summary>Initializes a new instance of the <see cref="AutoUpgrade"/> class.</summary>
        public AutoUpgrade()
        {
        }
    }
}
