using System.Collections.Concurrent;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>A few connections that read, each with its prepared statements; callers queue for them.</summary>
internal sealed class SqliteReaders(SqliteStoreOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteReader> _idle = [];
    private readonly SemaphoreSlim _free = new(options.ReadersMax);
    private volatile bool _closed;

    /// <summary>Reads on the calling thread, as soon as a connection is free.</summary>
    public async ValueTask<T> ReadAsync<T>(Func<SqliteReader, T> read, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        try
        {
            if (_closed)
            {
                throw SqliteFailures.Closed(options.Path);
            }

            var reader = _idle.TryTake(out var idle) ? idle : new SqliteReader(options.Path);
            try
            {
                return read(reader);
            }
            finally
            {
                _idle.Add(reader);
            }
        }
        finally
        {
            _ = _free.Release();
        }
    }

    /// <summary>Waits for the reads that run, and closes the connections.</summary>
    public void Dispose()
    {
        _closed = true;
        for (var taken = 0; taken < options.ReadersMax; taken++)
        {
            _free.Wait();
        }

        while (_idle.TryTake(out var reader))
        {
            reader.Dispose();
        }

        _ = _free.Release(options.ReadersMax);
    }
}
