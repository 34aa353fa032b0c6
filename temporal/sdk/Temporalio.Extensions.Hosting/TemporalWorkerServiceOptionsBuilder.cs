using Microsoft.Extensions.DependencyInjection;
using Temporalio.Worker;

namespace Temporalio.Extensions.Hosting;

/// <inheritdoc cref="ITemporalWorkerServiceOptionsBuilder"/>
public class TemporalWorkerServiceOptionsBuilder : ITemporalWorkerServiceOptionsBuilder
{
    /// <summary>Creates a builder.</summary>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="services">The host's services.</param>
    public TemporalWorkerServiceOptionsBuilder(string taskQueue, IServiceCollection services)
    {
        TaskQueue = taskQueue;
        Services = services;
    }

    /// <summary>Creates a builder.</summary>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="buildId">The build id; null when the worker has none.</param>
    /// <param name="services">The host's services.</param>
    public TemporalWorkerServiceOptionsBuilder(string taskQueue, string? buildId, IServiceCollection services)
        : this(taskQueue, services) => BuildId = buildId;

    /// <summary>Creates a builder.</summary>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="deploymentOptions">The deployment.</param>
    /// <param name="services">The host's services.</param>
    public TemporalWorkerServiceOptionsBuilder(string taskQueue, WorkerDeploymentOptions deploymentOptions, IServiceCollection services)
        : this(taskQueue, services) => DeploymentOptions = deploymentOptions;

    /// <inheritdoc/>
    public string TaskQueue { get; }

    /// <inheritdoc/>
    public string? BuildId { get; }

    /// <inheritdoc/>
    public WorkerDeploymentOptions? DeploymentOptions { get; }

    /// <inheritdoc/>
    public IServiceCollection Services { get; }
}
