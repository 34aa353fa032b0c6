using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using DeploymentOptionsMessage = Temporalio.Api.Deployment.V1.WorkerDeploymentOptions;

namespace Temporalio.Core.Polling;

/// <summary>Who a worker is, as all its requests say it.</summary>
internal sealed record WorkerIdentity
{
    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    public required string Identity { get; init; }

    public required string BuildId { get; init; }

    /// <summary>Gets the unique key of this worker object.</summary>
    public required string InstanceKey { get; init; }

    /// <summary>Gets the key that all workers of this process share.</summary>
    public required string GroupingKey { get; init; }

    /// <summary>Gets the queue that only this worker polls.</summary>
    public required string StickyQueue { get; init; }

    /// <summary>Gets the deployment version; null when the worker belongs to no deployment.</summary>
    public Temporalio.Common.WorkerDeploymentVersion? Deployment { get; init; }

    /// <summary>Gets a value indicating whether the service routes by version.</summary>
    public bool UseVersioning { get; init; }

    /// <summary>Gets the queue for commands to workers of this process; null when the namespace has none.</summary>
    public string? ControlQueue { get; init; }

    /// <summary>Makes the version fields that all requests carry.</summary>
    /// <returns>The message; null when the worker belongs to no deployment.</returns>
    public DeploymentOptionsMessage? DeploymentOptions() => Deployment is null ? null : new()
    {
        DeploymentName = Deployment.DeploymentName,
        BuildId = Deployment.BuildId,
        WorkerVersioningMode = UseVersioning ? WorkerVersioningMode.Versioned : WorkerVersioningMode.Unversioned,
    };

    /// <summary>Makes the version stamp of answers.</summary>
    /// <returns>The stamp.</returns>
    public WorkerVersionStamp VersionStamp() => new() { BuildId = BuildId };

    /// <summary>Makes the version capabilities of polls.</summary>
    /// <returns>The capabilities.</returns>
    public WorkerVersionCapabilities VersionCapabilities() => new() { BuildId = BuildId };
}
