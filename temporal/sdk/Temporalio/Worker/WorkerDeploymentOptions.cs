using Temporalio.Common;

namespace Temporalio.Worker;

/// <summary>Which deployment version a worker belongs to.</summary>
public class WorkerDeploymentOptions : ICloneable
{
    /// <summary>Creates options without a version; set one.</summary>
    public WorkerDeploymentOptions()
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="version">The version.</param>
    /// <param name="useWorkerVersioning">Whether the service routes tasks by version.</param>
    public WorkerDeploymentOptions(WorkerDeploymentVersion version, bool useWorkerVersioning)
    {
        Version = version;
        UseWorkerVersioning = useWorkerVersioning;
    }

    /// <summary>Gets or sets the version. Required.</summary>
    public WorkerDeploymentVersion? Version { get; set; }

    /// <summary>Gets or sets a value indicating whether the service routes tasks by version. Default false: the version is only shown.</summary>
    public bool UseWorkerVersioning { get; set; }

    /// <summary>Gets or sets how workflows that say nothing move between versions.</summary>
    public VersioningBehavior DefaultVersioningBehavior { get; set; }

    /// <summary>Copies the options.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
