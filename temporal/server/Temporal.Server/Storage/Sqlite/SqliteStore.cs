using System.Runtime.CompilerServices;
using Temporal.Server.Visibility;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>The store in a SQLite file, durable: write-ahead log, full synchronisation, one writer with group commit.</summary>
public sealed class SqliteStore : IStore
{
    /// <summary>What every connection sets. Checkpoints are <see cref="SqliteCheckpointer"/>'s, never part of a commit.</summary>
    internal const string ConnectionPragmas = "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -2048";

    // Recovery reads this many runs with one statement; between two, the reader is free for others.
    private const int OpenRunsPerRead = 256;

    private readonly SqliteFileLock _fileLock;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private int _disposed;

    private SqliteStore(SqliteStoreOptions options, SqliteFileLock fileLock, SqliteConnection connection)
    {
        _fileLock = fileLock;
        _writer = new SqliteWriter(options, connection);
        _readers = new SqliteReaders(options);
        Visibility = new SqliteVisibilityStore(_readers);
    }

    /// <inheritdoc/>
    public long Epoch => _writer.Epoch;

    /// <inheritdoc/>
    public IVisibilityStore Visibility { get; }

    /// <summary>Opens the file, or creates it.</summary>
    /// <exception cref="StoreException">The file is no database of ours, is newer, is in use, or can't be read or written.</exception>
    public static SqliteStore Open(SqliteStoreOptions options) => Open(options, static _ => { });

    /// <inheritdoc cref="Open(SqliteStoreOptions)"/>
    /// <param name="options">The file and the limits.</param>
    /// <param name="prepare">Sets further things on the writer's connection; tests make it fail that way.</param>
    internal static SqliteStore Open(SqliteStoreOptions options, Action<SqliteConnection> prepare)
    {
        options.Validate();
        var fileLock = new SqliteFileLock(options.Path);
        SqliteConnection? connection = null;
        try
        {
            connection = new SqliteConnection(options.Path, readOnly: false);
            SqliteSchema.Check(connection);
            connection.Execute("PRAGMA journal_mode = WAL");
            connection.Execute(ConnectionPragmas);
            connection.Execute($"PRAGMA cache_size = -{options.WriterCacheKib}");
            SqliteSchema.Migrate(connection);
            prepare(connection);
            return new SqliteStore(options, fileLock, connection);
        }
        catch
        {
            connection?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task CommitAsync(StoreTransaction transaction) => _writer.CommitAsync(transaction);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadExecutionAsync(RunKey run, CancellationToken cancellationToken)
        => _readers.ReadAsync(reader => reader.ReadExecution(run), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<string?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken)
        => _readers.ReadAsync(reader => reader.ReadCurrentRun(namespaceId, workflowId), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredExecution> ReadOpenExecutionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var from = after;
            var rows = await _readers.ReadAsync(reader => reader.ReadOpenExecutions(from, OpenRunsPerRead), cancellationToken);
            foreach (var (number, execution) in rows)
            {
                yield return execution;
                after = number;
            }

            if (rows.Count < OpenRunsPerRead)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryAsync(RunKey run, long firstEventId, int batchesMax, CancellationToken cancellationToken)
        => await _readers.ReadAsync(reader => reader.ReadHistory(run, firstEventId, batchesMax), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryReverseAsync(RunKey run, long lastEventId, int batchesMax, CancellationToken cancellationToken)
        => await _readers.ReadAsync(reader => reader.ReadHistoryReverse(run, lastEventId, batchesMax), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadDocumentAsync(string kind, string key, CancellationToken cancellationToken)
        => _readers.ReadAsync(reader => reader.ReadDocument(kind, key), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(string kind, CancellationToken cancellationToken)
        => await _readers.ReadAsync(reader => reader.ReadDocuments(kind), cancellationToken);

    /// <summary>Writes what is queued, copies the log into the file and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
        {
            return;
        }

        // The last connection to close copies the log, and only the writer's may write.
        await Task.Run(() =>
        {
            _readers.Dispose();
            _writer.Dispose();
            _fileLock.Dispose();
        });
    }
}
