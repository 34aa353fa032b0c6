using System.Runtime.CompilerServices;
using Simulation.Tests.Clockwork;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;
using Temporal.Server.Visibility;

namespace Simulation.Tests.Stores;

/// <summary>The store of one server process on a <see cref="SimulatedDisk"/>: reads and writes take a while, and other work goes on meanwhile.</summary>
internal sealed class SimulatedStore(World world, SimulatedProcess owner, SimulatedDisk disk) : IStore
{
    private const int ReadMillisecondsMax = 5;
    private const double SlowRead = 0.3;
    private const int VerySlowReadMillisecondsMax = 3000;
    private const double VerySlowRead = 0.01;

    /// <inheritdoc/>
    public long Epoch { get; private set; }

    /// <inheritdoc/>
    public IVisibilityStore Visibility => Durable.Visibility;

    private MemoryStore Durable => disk.Durable.Store;

    /// <inheritdoc/>
    public Task CommitAsync(StoreTransaction transaction) => disk.EnqueueAsync(this, transaction);

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadExecutionAsync(RunKey run, CancellationToken cancellationToken)
    {
        await TakeTimeAsync();
        return await Durable.ReadExecutionAsync(run, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<string?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken)
    {
        await TakeTimeAsync();
        return await Durable.ReadCurrentRunAsync(namespaceId, workflowId, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredExecution> ReadOpenExecutionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // What was read at first may be old when it is looked at.
        await foreach (var execution in Durable.ReadOpenExecutionsAsync(cancellationToken))
        {
            await TakeTimeAsync();
            yield return execution;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryAsync(RunKey run, long firstEventId, int batchesMax, CancellationToken cancellationToken)
    {
        await TakeTimeAsync();
        return await Durable.ReadHistoryAsync(run, firstEventId, batchesMax, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryReverseAsync(RunKey run, long lastEventId, int batchesMax, CancellationToken cancellationToken)
    {
        await TakeTimeAsync();
        return await Durable.ReadHistoryReverseAsync(run, lastEventId, batchesMax, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadDocumentAsync(string kind, string key, CancellationToken cancellationToken)
    {
        await TakeTimeAsync();
        return await Durable.ReadDocumentAsync(kind, key, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(string kind, CancellationToken cancellationToken)
    {
        await TakeTimeAsync();
        return await Durable.ReadDocumentsAsync(kind, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A write failed: cached state is void.</summary>
    internal void EndEpoch() => Epoch++;

    private Task TakeTimeAsync() => world.Chance(VerySlowRead) ? DelayAsync(VerySlowReadMillisecondsMax)
        : world.Chance(SlowRead) ? DelayAsync(ReadMillisecondsMax)
        : Task.CompletedTask;

    private Task DelayAsync(int millisecondsMax) => Task.Delay(world.Duration(millisecondsMax), owner.Time, CancellationToken.None);
}
