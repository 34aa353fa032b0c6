namespace Temporal.Server.Storage;

/// <summary>Everything the server keeps. One process owns a store; nobody else writes to it.</summary>
/// <remarks>
/// <para>Premise: a decision about a run is made in memory, under the run's lock, and written as one <see cref="StoreTransaction"/>.
/// Decision: <see cref="CommitAsync"/> only queues under that lock and is awaited after the lock is gone, so that many callers, also of
/// one run, share one disk flush (group commit).</para>
/// <para>Consequence: decisions are stacked on others that are not yet on disk. When a batch can't be written, it and all that is queued
/// behind it fail, and <see cref="Epoch"/> grows. State that was loaded in an older epoch may hold what was never written: its owner must
/// drop it and load again. A transaction of an older epoch is refused.</para>
/// <para>Both implementations pass the same suite (<c>tests/Temporal.Server.Tests/Storage</c>).</para>
/// </remarks>
public interface IStore : IAsyncDisposable
{
    /// <summary>Gets the number of write failures so far; see the remarks on <see cref="IStore"/>.</summary>
    long Epoch { get; }

    /// <summary>Queues a transaction in the order of the calls and completes when it is durable.</summary>
    /// <param name="transaction">The writes; all are done or none. Not changed any more by the caller.</param>
    /// <returns>A task that completes after the disk flush.</returns>
    /// <exception cref="StoreException">Nothing of the transaction was written: the disk is full or failing, or the epoch is over.</exception>
    Task CommitAsync(StoreTransaction transaction);

    /// <summary>Reads the last committed state of a run.</summary>
    /// <returns>The encoded state, or null when there is no such run.</returns>
    ValueTask<ReadOnlyMemory<byte>?> ReadExecutionAsync(RunKey run, CancellationToken cancellationToken);

    /// <summary>Reads which run of a workflow id is the latest.</summary>
    /// <returns>The latest run's id, or null when the workflow id has no run.</returns>
    ValueTask<string?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken);

    /// <summary>Reads every open run, for the recovery at the start of the server.</summary>
    IAsyncEnumerable<StoredExecution> ReadOpenExecutionsAsync(CancellationToken cancellationToken);

    /// <summary>Reads history batches that hold events at or after <paramref name="firstEventId"/>, oldest first.</summary>
    /// <param name="run">The run.</param>
    /// <param name="firstEventId">The first event wanted; the first batch returned may start before it.</param>
    /// <param name="batchesMax">The most batches to return.</param>
    /// <param name="cancellationToken">Gives the read up.</param>
    ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryAsync(RunKey run, long firstEventId, int batchesMax, CancellationToken cancellationToken);

    /// <summary>Reads history batches that hold events at or before <paramref name="lastEventId"/>, newest first.</summary>
    ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryReverseAsync(RunKey run, long lastEventId, int batchesMax, CancellationToken cancellationToken);

    /// <summary>Reads a small document: a namespace, the search attributes, the cluster's id.</summary>
    /// <returns>The document, or null when there is none under the key.</returns>
    ValueTask<ReadOnlyMemory<byte>?> ReadDocumentAsync(string kind, string key, CancellationToken cancellationToken);

    /// <summary>Reads all documents of a kind, ordered by key.</summary>
    ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(string kind, CancellationToken cancellationToken);

    /// <summary>Gets the list of executions that queries search.</summary>
    Visibility.IVisibilityStore Visibility { get; }
}
