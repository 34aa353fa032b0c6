using System.Net;
using Microsoft.Extensions.Logging;
using Temporal.Server.Core.Errors;
using Temporal.Server.Frontend;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;
using Temporal.Server.Storage.Sqlite;

namespace Temporal.Server.Hosting;

/// <summary>A Temporal service in this process: WorkflowService, OperatorService and health on one port, h2c.</summary>
public sealed class TemporalServer : IAsyncDisposable
{
    private readonly TemporalServerOptions _options;
    private readonly IStore _store;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private ServerParts? _parts;
    private GrpcHost? _host;
    private int _stopped;

    private TemporalServer(TemporalServerOptions options, IStore store)
    {
        _options = options;
        _store = store;
        _logger = options.LoggerFactory.CreateLogger<TemporalServer>();
    }

    /// <summary>Gets the address to connect to, <c>host:port</c>.</summary>
    public string Target => (_host?.Address ?? new IPEndPoint(_options.Ip, _options.Port)).ToString();

    /// <summary>Gets the port that is listened on.</summary>
    public int Port => _host?.Address.Port ?? _options.Port;

    /// <summary>Starts a server; it takes calls when this returns.</summary>
    /// <exception cref="ServerStartException">The address can't be had, or a setting is wrong.</exception>
    /// <exception cref="StoreException">The database file can't be used.</exception>
    public static async Task<TemporalServer> StartAsync(TemporalServerOptions options, CancellationToken cancellationToken = default)
    {
        var config = DynamicConfig.Parse(options.DynamicConfig);
        var server = new TemporalServer(options, options.Store ?? OpenStore(options.DatabaseFile));
        try
        {
            await server.StartAsync(config, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops: parked polls are answered, running calls get a moment, what was committed is on disk.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        _parts?.Matcher.Drain();
        if (_host is not null)
        {
            await StopHostAsync(_host);
        }

        await _stopping.CancelAsync();
        if (_parts is not null)
        {
            await _parts.DisposeAsync();
        }

        await _store.DisposeAsync();
        TemporalServerLog.Stopped(_logger);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _host?.Dispose();
        _stopping.Dispose();
    }

    private static IStore OpenStore(string? file)
        => file is null ? new MemoryStore() : SqliteStore.Open(new SqliteStoreOptions { Path = file });

    private async Task StartAsync(DynamicConfig config, CancellationToken cancellationToken)
    {
        foreach (var key in config.Unknown)
        {
            TemporalServerLog.UnknownConfig(_logger, key);
        }

        _parts = await CreatePartsAsync(config, cancellationToken);
        var router = new GrpcRouter();
        ServerRoutes.Map(new RpcTable(router, _parts.Metrics), _parts);
        var endpoint = new GrpcEndpoint(router, _options.TimeProvider, _options.LoggerFactory.CreateLogger<GrpcEndpoint>(), _stopping.Token)
        {
            MessageSizeMax = config.Limits.RequestBytesMax,
        };
        _host = new GrpcHost(new IPEndPoint(_options.Ip, _options.Port), endpoint, _options.LoggerFactory);
        await _host.StartAsync(cancellationToken);
        var parts = _parts;
        parts.Work.Post(() => RecoverAsync(parts.Engine));
        parts.Purge.StartAll();
        parts.Retention.Start();
        TemporalServerLog.Listening(_logger, Target, _options.DatabaseFile is { } file ? $"database file {file}" : "in memory: everything is gone when the server stops");
    }

    private async Task<ServerParts> CreatePartsAsync(DynamicConfig config, CancellationToken cancellationToken)
    {
        try
        {
            return await ServerParts.CreateAsync(_options, config, _store, () => Target, cancellationToken);
        }
        catch (ServiceException e)
        {
            throw new ServerStartException($"A namespace or search attribute that was asked for is refused: {e.Message}", e);
        }
    }

    /// <summary>Brings the open runs to life while calls are taken already: a run that is asked for before is loaded by the call.</summary>
    private async Task RecoverAsync(HistoryEngine engine)
    {
        try
        {
            await Recovery.RunAsync(engine, _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped meanwhile; the next start begins again.
        }
    }

    /// <summary>Lets calls end by themselves, then ends those that wait, then cuts connections.</summary>
    private async Task StopHostAsync(GrpcHost host)
    {
        using var cut = new CancellationTokenSource();
        var stop = host.StopAsync(cut.Token);
        if (!await EndsWithinAsync(stop, _options.StopGrace))
        {
            await _stopping.CancelAsync();
            if (!await EndsWithinAsync(stop, _options.StopGrace))
            {
                await cut.CancelAsync();
            }
        }

        await stop;
    }

    private static async Task<bool> EndsWithinAsync(Task task, TimeSpan time)
    {
        var timer = Task.Delay(time, TimeProvider.System);
        return await Task.WhenAny(task, timer) == task;
    }
}
