using Microsoft.Extensions.DependencyInjection;
using Temporalio.Worker;

namespace Temporalio.Extensions.Hosting;

/// <summary>Builds the settings of one hosted worker. See <see cref="TemporalWorkerServiceOptionsBuilderExtensions"/> for its calls.</summary>
public interface ITemporalWorkerServiceOptionsBuilder
{
    /// <summary>Gets the task queue.</summary>
    string TaskQueue { get; }

    /// <summary>Gets the build id; null when the worker has none.</summary>
    string? BuildId { get; }

    /// <summary>Gets the deployment; null when the worker has none.</summary>
    WorkerDeploymentOptions? DeploymentOptions { get; }

    /// <summary>Gets the host's services.</summary>
    IServiceCollection Services { get; }
}
