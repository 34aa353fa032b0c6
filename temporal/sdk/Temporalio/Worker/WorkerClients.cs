using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Client;
using Temporalio.Core.Polling;
using Temporalio.Runtime;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Worker;

/// <summary>Takes from a client what a worker needs of it.</summary>
internal static class WorkerClients
{
    /// <summary>The key that all workers of this process share.</summary>
    private static readonly string ProcessGroupingKey = Guid.NewGuid().ToString();

    /// <summary>Finds the service of a client.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The service.</returns>
    /// <exception cref="ArgumentException">The client has a connection of a foreign kind.</exception>
    public static WorkflowService ServiceOf(IWorkerClient client) => ConnectionOf(client).WorkflowService;

    /// <summary>Joins a worker's options with what comes from its client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="options">The worker's options, checked.</param>
    /// <param name="service">The worker's calls.</param>
    /// <param name="plugins">The worker's plugins.</param>
    /// <returns>The joined options.</returns>
    public static WorkerCoreOptions CoreOptions(
        IWorkerClient client,
        TemporalWorkerOptions options,
        IWorkerService service,
        IReadOnlyList<ITemporalWorkerPlugin> plugins)
    {
        var connection = ConnectionOf(client);
        var identity = Identity(client, connection, options);
        IReadOnlyList<IWorkerInterceptor> interceptors =
            [.. client.Options.Interceptors?.OfType<IWorkerInterceptor>() ?? [], .. options.Interceptors ?? []];
        var loggerFactory = options.LoggerFactory ?? client.Options.LoggerFactory ?? NullLoggerFactory.Instance;
        return new()
        {
            Worker = options,
            Identity = identity,
            Service = service,
            DataConverter = client.Options.DataConverter,
            Interceptors = interceptors,
            PluginNames = [.. plugins.Select(p => p.Name)],
            LoggerFactory = loggerFactory,
            MetricMeter = new(() => (connection.Options.Runtime ?? TemporalRuntime.Default).MetricMeter),
            HeartbeatInterval = connection.Options.Runtime is { } runtime ? runtime.Options.WorkerHeartbeatInterval : TemporalRuntime.Default.Options.WorkerHeartbeatInterval,
        };
    }

    private static ITemporalConnection ConnectionOf(IWorkerClient client) =>
        client.BridgeClientProvider as ITemporalConnection
        ?? throw new ArgumentException(
            $"The client's connection is a {client.BridgeClientProvider.GetType()}, which a worker can't use: pass a TemporalClient.",
            nameof(client));

    private static WorkerIdentity Identity(IWorkerClient client, ITemporalConnection connection, TemporalWorkerOptions options)
    {
        var identity = options.Identity
            ?? connection.Options.Identity
            ?? string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}@{Environment.MachineName}");
        return new()
        {
            Namespace = client.Options.Namespace,
            TaskQueue = options.TaskQueue!,
            Identity = identity,
            BuildId = options.DeploymentOptions?.Version?.BuildId ?? options.BuildId ?? DefaultBuildId(),
            InstanceKey = Guid.NewGuid().ToString(),
            GroupingKey = ProcessGroupingKey,
            StickyQueue = $"{identity}-{Guid.NewGuid():N}",
            Deployment = options.DeploymentOptions?.Version,
            UseVersioning = options.DeploymentOptions?.UseWorkerVersioning ?? false,
        };
    }

    /// <summary>Changes with every build of the program.</summary>
    private static string DefaultBuildId() =>
        (Assembly.GetEntryAssembly() ?? typeof(WorkerClients).Assembly).ManifestModule.ModuleVersionId.ToString();
}
