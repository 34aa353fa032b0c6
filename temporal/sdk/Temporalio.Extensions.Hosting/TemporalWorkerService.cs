using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Temporalio.Client;
using Temporalio.Worker;

namespace Temporalio.Extensions.Hosting;

/// <summary>Runs a worker as a part of a host: from the host's start to its end.</summary>
public class TemporalWorkerService : BackgroundService
{
    private readonly TemporalClientConnectOptions? _clientOptions;
    private readonly ITemporalClient? _client;
    private readonly TemporalWorkerOptions _workerOptions;
    private readonly TemporalWorkerClientUpdater? _updater;

    /// <summary>Creates a worker that connects by itself.</summary>
    /// <param name="clientOptions">How to connect.</param>
    /// <param name="workerOptions">The worker's settings.</param>
    public TemporalWorkerService(TemporalClientConnectOptions clientOptions, TemporalWorkerOptions workerOptions)
    {
        ArgumentNullException.ThrowIfNull(clientOptions);
        ArgumentNullException.ThrowIfNull(workerOptions);
        _clientOptions = clientOptions;
        _workerOptions = workerOptions;
    }

    /// <summary>Creates a worker on a client.</summary>
    /// <param name="client">The client; connected at the start if it is not yet.</param>
    /// <param name="workerOptions">The worker's settings.</param>
    public TemporalWorkerService(ITemporalClient client, TemporalWorkerOptions workerOptions)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(workerOptions);
        _client = client;
        _workerOptions = workerOptions;
    }

    /// <summary>Creates a worker that connects by itself.</summary>
    /// <param name="options">The settings; the client options are required.</param>
    public TemporalWorkerService(TemporalWorkerServiceOptions options)
        : this(options, existingClient: null, NullLoggerFactory.Instance)
    {
    }

    /// <summary>Creates a worker of a host.</summary>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="buildId">The build id; null when the worker has none.</param>
    /// <param name="optionsMonitor">Where the settings are.</param>
    /// <param name="existingClient">The host's client; used when the settings have no client options.</param>
    /// <param name="loggerFactory">The host's loggers; used when the settings have none.</param>
    public TemporalWorkerService(
        string taskQueue,
        string? buildId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor,
        ITemporalClient? existingClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(new TemporalWorkerServiceIdentifier(taskQueue, buildId, true), optionsMonitor, existingClient, loggerFactory)
    {
    }

    /// <summary>Creates a worker of a host.</summary>
    /// <param name="taskQueueAndBuildId">The task queue and the build id, which may be null.</param>
    /// <param name="optionsMonitor">Where the settings are.</param>
    /// <param name="existingClient">The host's client; used when the settings have no client options.</param>
    /// <param name="loggerFactory">The host's loggers; used when the settings have none.</param>
    public TemporalWorkerService(
        (string TaskQueue, string? BuildId) taskQueueAndBuildId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor,
        ITemporalClient? existingClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(taskQueueAndBuildId.TaskQueue, taskQueueAndBuildId.BuildId, optionsMonitor, existingClient, loggerFactory)
    {
    }

    /// <summary>Creates a worker of a host.</summary>
    /// <param name="serviceId">Which worker.</param>
    /// <param name="optionsMonitor">Where the settings are.</param>
    /// <param name="existingClient">The host's client; used when the settings have no client options.</param>
    /// <param name="loggerFactory">The host's loggers; used when the settings have none.</param>
    public TemporalWorkerService(
        TemporalWorkerServiceIdentifier serviceId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor,
        ITemporalClient? existingClient = null,
        ILoggerFactory? loggerFactory = null)
        : this(Read(serviceId, optionsMonitor), existingClient, loggerFactory)
    {
    }

    private TemporalWorkerService(TemporalWorkerServiceOptions options, ITemporalClient? existingClient, ILoggerFactory? loggerFactory)
    {
        ArgumentNullException.ThrowIfNull(options);
        var copy = (TemporalWorkerServiceOptions)options.Clone();
        copy.LoggerFactory ??= loggerFactory;
        if (copy.ClientOptions is { } clientOptions)
        {
            _clientOptions = clientOptions;
            if (loggerFactory != null && ReferenceEquals(clientOptions.LoggerFactory, NullLoggerFactory.Instance))
            {
                clientOptions.LoggerFactory = loggerFactory;
            }
        }
        else
        {
            _client = existingClient
                ?? throw new InvalidOperationException(
                    $"The worker of task queue '{options.TaskQueue}' has no client: call AddTemporalClient, or set the worker's ClientOptions.");
        }

        _workerOptions = copy;
        _updater = copy.WorkerClientUpdater;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var client = _client ?? await TemporalClient.ConnectAsync(_clientOptions!).ConfigureAwait(false);
        await client.Connection.ConnectAsync().ConfigureAwait(false);
        using var worker = new TemporalWorker(client, _workerOptions);
        void Follow(IWorkerClient updated) => worker.Client = updated;
        _updater?.Follow(Follow);
        try
        {
            await worker.ExecuteAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // How a worker of a stopping host ends.
        }
        finally
        {
            _updater?.Unfollow(Follow);
        }
    }

    private static TemporalWorkerServiceOptions Read(
        TemporalWorkerServiceIdentifier serviceId,
        IOptionsMonitor<TemporalWorkerServiceOptions> optionsMonitor)
    {
        ArgumentNullException.ThrowIfNull(serviceId);
        ArgumentNullException.ThrowIfNull(optionsMonitor);
        return optionsMonitor.Get(serviceId.OptionsName);
    }
}
