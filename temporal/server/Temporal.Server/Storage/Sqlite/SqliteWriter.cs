using System.Collections.Concurrent;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>The one thread that writes: it takes what has queued up, writes it in one transaction and flushes once (group commit).</summary>
/// <remarks>
/// While a flush runs, the next batch queues up: batches grow with the load by themselves and a lone transaction waits for nothing.
/// The copy of the write-ahead log into the file (checkpoint) is done in the background by <see cref="SqliteCheckpointer"/>; the writer
/// only copies the short rest, at a moment at which it writes nothing, so that the log can start over.
/// </remarks>
internal sealed class SqliteWriter : IDisposable
{
    private readonly SqliteStoreOptions _options;
    private readonly SqliteConnection _connection;
    private readonly SqliteTransactionWriter _transactions;
    private readonly SqliteCheckpointer _checkpointer;
    private readonly BlockingCollection<Pending> _queue = new(new ConcurrentQueue<Pending>());
    private readonly List<Pending> _batch = [];
    private readonly Thread _thread;
    private long _epoch;

    public SqliteWriter(SqliteStoreOptions options, SqliteConnection connection)
    {
        _options = options;
        _connection = connection;
        _transactions = new SqliteTransactionWriter(connection, options.RunNumbersMax);
        _checkpointer = new SqliteCheckpointer(options);
        _thread = new Thread(Run) { Name = "sqlite-writer", IsBackground = true };
        _thread.Start();
    }

    public long Epoch => Interlocked.Read(ref _epoch);

    public Task CommitAsync(StoreTransaction transaction)
    {
        var pending = new Pending(transaction);
        try
        {
            _queue.Add(pending);
            return pending.Task;
        }
        catch (InvalidOperationException)
        {
            return Task.FromException(SqliteFailures.Closed(_options.Path));
        }
    }

    /// <summary>Writes what is queued and ends the thread.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
        _checkpointer.Dispose();
        _transactions.Dispose();
        _connection.Dispose();
        _queue.Dispose();
    }

    private void Run()
    {
        while (_queue.TryTake(out var first, Timeout.Infinite))
        {
            _batch.Clear();
            _batch.Add(first);
            while (_batch.Count < _options.BatchTransactionsMax && _queue.TryTake(out var next))
            {
                _batch.Add(next);
            }

            WriteBatch();
        }
    }

    private void WriteBatch()
    {
        var epoch = Epoch;
        foreach (var pending in _batch)
        {
            if (pending.Transaction.Epoch != epoch)
            {
                pending.Fail(SqliteFailures.Outdated(_options.Path));
            }
        }

        _batch.RemoveAll(pending => pending.Transaction.Epoch != epoch);
        if (_batch.Count == 0)
        {
            return;
        }

        try
        {
            _connection.Execute("BEGIN IMMEDIATE");
            foreach (var pending in _batch)
            {
                _transactions.Write(pending.Transaction);
            }

            _connection.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Whatever went wrong, the callers must hear of it and the thread must live.
        catch (Exception e)
#pragma warning restore CA1031
        {
            FailBatch(e as StoreException ?? new StoreException($"Database file '{_options.Path}' can't be written: {e.Message}", e));
            return;
        }

        foreach (var pending in _batch)
        {
            pending.Succeed();
        }

        _checkpointer.AfterCommit(_connection);
    }

    private void FailBatch(StoreException reason)
    {
        // The epoch grows before anybody hears of the failure, so that nobody stacks a new decision on the lost ones.
        _ = Interlocked.Increment(ref _epoch);
        _transactions.Forget();
        try
        {
            if (_connection.InTransaction)
            {
                _connection.Execute("ROLLBACK");
            }
        }
        catch (StoreException)
        {
            // SQLite has rolled back by itself; the reason below is the one to report.
        }

        foreach (var pending in _batch)
        {
            pending.Fail(reason);
        }
    }

    private sealed class Pending(StoreTransaction transaction)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public StoreTransaction Transaction { get; } = transaction;

        public Task Task => _done.Task;

        public void Succeed() => _done.SetResult();

        public void Fail(StoreException reason) => _done.SetException(reason);
    }
}
