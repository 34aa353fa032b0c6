using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Temporalio.Client;
using Temporalio.Extensions.Hosting;
using Temporalio.Worker;

#pragma warning disable IDE0130 // Where a host's other extensions are, so that no using is needed.
namespace Microsoft.Extensions.DependencyInjection;
#pragma warning restore IDE0130

/// <summary>Adds Temporal clients and workers to a host.</summary>
public static class TemporalHostingServiceCollectionExtensions
{
    /// <summary>Adds a worker that connects by itself.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="clientTargetHost">The service, <c>host:port</c>.</param>
    /// <param name="clientNamespace">The namespace.</param>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="deploymentOptions">The deployment; null means none.</param>
    /// <returns>The worker's builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services,
        string clientTargetHost,
        string clientNamespace,
        string taskQueue,
        WorkerDeploymentOptions? deploymentOptions = null) =>
        Connect(services.AddHostedTemporalWorker(taskQueue, deploymentOptions), clientTargetHost, clientNamespace);

    /// <summary>Adds a worker that connects by itself.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="clientTargetHost">The service, <c>host:port</c>.</param>
    /// <param name="clientNamespace">The namespace.</param>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="buildId">The build id; versions tasks the older way.</param>
    /// <returns>The worker's builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services,
        string clientTargetHost,
        string clientNamespace,
        string taskQueue,
        string buildId) =>
        Connect(services.AddHostedTemporalWorker(taskQueue, buildId), clientTargetHost, clientNamespace);

    /// <summary>Adds a worker on the host's client, or on its own if its options say so.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="deploymentOptions">The deployment; null means none.</param>
    /// <returns>The worker's builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services,
        string taskQueue,
        WorkerDeploymentOptions? deploymentOptions = null)
    {
        var builder = deploymentOptions == null
            ? new TemporalWorkerServiceOptionsBuilder(taskQueue, services)
            : new TemporalWorkerServiceOptionsBuilder(taskQueue, deploymentOptions, services);
        return Host(builder, options => options.DeploymentOptions = deploymentOptions);
    }

    /// <summary>Adds a worker on the host's client, or on its own if its options say so.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="buildId">The build id; versions tasks the older way.</param>
    /// <returns>The worker's builder.</returns>
    public static ITemporalWorkerServiceOptionsBuilder AddHostedTemporalWorker(
        this IServiceCollection services,
        string taskQueue,
        string buildId) =>
        Host(new TemporalWorkerServiceOptionsBuilder(taskQueue, buildId, services), options =>
        {
            options.BuildId = buildId;
            options.UseWorkerVersioning = true;
        });

    /// <summary>Adds a client that connects at its first use.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="clientTargetHost">The service, <c>host:port</c>; null leaves it to the options.</param>
    /// <param name="clientNamespace">The namespace; null leaves it to the options.</param>
    /// <returns>The builder of the client's options.</returns>
    public static OptionsBuilder<TemporalClientConnectOptions> AddTemporalClient(
        this IServiceCollection services,
        string? clientTargetHost = null,
        string? clientNamespace = null)
    {
        services.TryAddSingleton<ITemporalClient>(provider =>
            TemporalClient.CreateLazy(provider.GetRequiredService<IOptions<TemporalClientConnectOptions>>().Value));
        var builder = services.AddOptions<TemporalClientConnectOptions>();
        builder.Configure<IServiceProvider>((options, provider) =>
        {
            options.TargetHost = clientTargetHost ?? options.TargetHost;
            options.Namespace = clientNamespace ?? options.Namespace;
            if (ReferenceEquals(options.LoggerFactory, NullLoggerFactory.Instance) && provider.GetService<ILoggerFactory>() is { } loggers)
            {
                options.LoggerFactory = loggers;
            }
        });
        return builder;
    }

    /// <summary>Adds a client that connects at its first use.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configureClient">Sets the client's options.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddTemporalClient(
        this IServiceCollection services,
        Action<TemporalClientConnectOptions> configureClient)
    {
        services.AddTemporalClient().Configure(configureClient);
        return services;
    }

    private static TemporalWorkerServiceOptionsBuilder Host(
        TemporalWorkerServiceOptionsBuilder builder,
        Action<TemporalWorkerServiceOptions> configure)
    {
        builder.ConfigureOptions(
            options =>
            {
                options.TaskQueue = builder.TaskQueue;
                configure(options);
            },
            disallowDuplicates: true);
        var id = TemporalWorkerServiceOptionsBuilderExtensions.Identify(builder);

        // Not AddHostedService, which takes one service of a type only.
        builder.Services.AddSingleton<IHostedService>(provider => new TemporalWorkerService(
            id,
            provider.GetRequiredService<IOptionsMonitor<TemporalWorkerServiceOptions>>(),
            provider.GetService<ITemporalClient>(),
            provider.GetService<ILoggerFactory>()));
        return builder;
    }

    private static ITemporalWorkerServiceOptionsBuilder Connect(
        ITemporalWorkerServiceOptionsBuilder builder,
        string clientTargetHost,
        string clientNamespace) =>
        builder.ConfigureOptions(options => options.ClientOptions = new(clientTargetHost) { Namespace = clientNamespace });
}
