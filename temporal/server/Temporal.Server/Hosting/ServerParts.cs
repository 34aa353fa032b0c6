using Microsoft.Extensions.Logging;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporal.Server.Storage;
using Temporal.Server.Systems;
using Temporal.Server.Telemetry;

namespace Temporal.Server.Hosting;

/// <summary>What a server is made of, put together by hand: a dozen parts need no container.</summary>
internal sealed class ServerParts : IAsyncDisposable
{
    private ServerParts(IStore store, DynamicConfig config, TimeProvider time, ILoggerFactory loggerFactory, ClusterIdentity cluster, Func<string> target)
    {
        Store = store;
        Config = config;
        Time = time;
        Cluster = cluster;
        Target = target;
        Metrics = new ServerMetrics(time);
        Matcher = new TaskMatcher(time, config.Matching);
        QueueConfigs = new TaskQueueConfigs(store, Matcher);
        Workers = new WorkerRegistry(time);
        Namespaces = new NamespaceRegistry(store);
        Descriptions = new NamespaceDescriptions(config.Limits, config.Matching.EndPollsOnShutdown);
        Work = new BackgroundWork(loggerFactory.CreateLogger<BackgroundWork>());
        Engine = new HistoryEngine(store, Matcher, Namespaces, Work, new EngineOptions(time, () => Guid.CreateVersion7(time.GetUtcNow()).ToString(), config.Limits));
        Purge = new NamespacePurge(store, Namespaces, run => RunDeletions.DeleteAsync(Engine, run, CancellationToken.None), loggerFactory.CreateLogger<NamespacePurge>());
        Retention = new RetentionSweep(store, Namespaces, run => RunDeletions.DeleteAsync(Engine, run, CancellationToken.None), time, loggerFactory.CreateLogger<RetentionSweep>());
    }

    public IStore Store { get; }

    public DynamicConfig Config { get; }

    public TimeProvider Time { get; }

    public ClusterIdentity Cluster { get; }

    /// <summary>Gets what tells the address that the server is reached at.</summary>
    public Func<string> Target { get; }

    public ServerMetrics Metrics { get; }

    public TaskMatcher Matcher { get; }

    public TaskQueueConfigs QueueConfigs { get; }

    public WorkerRegistry Workers { get; }

    public NamespaceRegistry Namespaces { get; }

    public NamespaceDescriptions Descriptions { get; }

    public NamespacePurge Purge { get; }

    public RetentionSweep Retention { get; }

    public BackgroundWork Work { get; }

    /// <summary>Gets the engine. Its ids are UUIDs of version 7: they grow, so that rows of new runs lie side by side.</summary>
    public HistoryEngine Engine { get; }

    /// <summary>Makes the parts and reads what the server must know before it listens.</summary>
    public static async Task<ServerParts> CreateAsync(
        TemporalServerOptions options, DynamicConfig config, IStore store, Func<string> target, CancellationToken cancellationToken)
    {
        var cluster = await ClusterIdentity.LoadAsync(store, cancellationToken);
        var parts = new ServerParts(store, config, options.TimeProvider, options.LoggerFactory, cluster, target);
        await parts.Namespaces.LoadAsync(
            options.Namespaces.Prepend("default"), options.NamespaceRetention, options.SearchAttributes, cancellationToken);
        await parts.QueueConfigs.LoadAsync(cancellationToken);
        return parts;
    }

    /// <summary>Closes everything but the store, which its maker closes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Retention.DisposeAsync();

        // No timer may add work while the work that is under way ends.
        Engine.Dispose();
        await Work.DisposeAsync();
        QueueConfigs.Dispose();
        Namespaces.Dispose();
        Metrics.Dispose();
    }
}
