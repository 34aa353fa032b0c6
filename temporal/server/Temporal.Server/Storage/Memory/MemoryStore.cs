using System.Runtime.CompilerServices;
using Temporal.Server.Visibility;

namespace Temporal.Server.Storage.Memory;

/// <summary>The store in memory: the twin of the SQLite one, for tests and for a server without a file. What it keeps is lost with the process.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RunKey, StoredRun> _runs = [];
    private readonly SortedDictionary<long, RunKey> _open = [];
    private readonly Dictionary<(string NamespaceId, string WorkflowId), string> _currentRuns = [];
    private readonly Dictionary<string, SortedDictionary<string, ReadOnlyMemory<byte>>> _documents = new(StringComparer.Ordinal);
    private readonly MemoryVisibilityStore _visibility = new();
    private long _epoch;
    private long _numberLast;
    private bool _closed;

    /// <inheritdoc/>
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <inheritdoc/>
    public IVisibilityStore Visibility => _visibility;

    /// <inheritdoc/>
    public Task CommitAsync(StoreTransaction transaction)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return Task.FromException(new StoreException("The store is closed: the server is stopping."));
            }

            if (transaction.Epoch != _epoch)
            {
                return Task.FromException(new StoreException("The state behind this write was lost with an earlier failed write. Load it again and retry."));
            }

            if (FindRefusal(transaction) is { } reason)
            {
                _epoch++;
                return Task.FromException(new StoreException(reason));
            }

            Apply(transaction);
            return Task.CompletedTask;
        }
    }

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadExecutionAsync(RunKey run, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(_runs.TryGetValue(run, out var stored) ? stored.State : (ReadOnlyMemory<byte>?)null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<string?> ReadCurrentRunAsync(string namespaceId, string workflowId, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(_currentRuns.GetValueOrDefault((namespaceId, workflowId)));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredExecution> ReadOpenExecutionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<StoredExecution> open;
        lock (_lock)
        {
            open = [.. _open.Values.Select(run => new StoredExecution(run, _runs[run].State))];
        }

        foreach (var execution in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return execution;
        }

        await ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryAsync(RunKey run, long firstEventId, int batchesMax, CancellationToken cancellationToken)
        => new(ReadHistory(run, batches => batches.Where(batch => batch.LastEventId >= firstEventId), batchesMax));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryBatch>> ReadHistoryReverseAsync(RunKey run, long lastEventId, int batchesMax, CancellationToken cancellationToken)
        => new(ReadHistory(run, batches => batches.Where(batch => batch.FirstEventId <= lastEventId).Reverse(), batchesMax));

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadDocumentAsync(string kind, string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(_documents.TryGetValue(kind, out var byKey) && byKey.TryGetValue(key, out var body) ? body : (ReadOnlyMemory<byte>?)null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(string kind, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(_documents.TryGetValue(kind, out var byKey) ? [.. byKey.Select(pair => new StoredDocument(pair.Key, pair.Value))] : []);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
        }

        return ValueTask.CompletedTask;
    }

    private string? FindRefusal(StoreTransaction transaction)
    {
        var written = transaction.Executions.Select(write => write.Run).ToHashSet();
        var appended = new HashSet<(RunKey Run, long FirstEventId)>();
        foreach (var history in transaction.Histories)
        {
            if (!written.Contains(history.Run) && !_runs.ContainsKey(history.Run))
            {
                return UnknownRun(history.Run);
            }

            var exists = _runs.TryGetValue(history.Run, out var stored) && stored.Batches.ContainsKey(history.FirstEventId);
            if (exists || !appended.Add((history.Run, history.FirstEventId)))
            {
                return $"Run '{history.Run.RunId}' has a history batch at event {history.FirstEventId} already. This is a bug of the server.";
            }
        }

        foreach (var row in transaction.Visibility)
        {
            var run = new RunKey(row.NamespaceId, row.Info.Execution.WorkflowId, row.Info.Execution.RunId);
            if (!written.Contains(run) && !_runs.ContainsKey(run))
            {
                return UnknownRun(run);
            }
        }

        return null;
    }

    private static string UnknownRun(RunKey run)
        => $"Run '{run.RunId}' of workflow '{run.WorkflowId}' has no state, so nothing can be added to it. This is a bug of the server.";

    private void Apply(StoreTransaction transaction)
    {
        foreach (var execution in transaction.Executions)
        {
            if (!_runs.TryGetValue(execution.Run, out var stored))
            {
                stored = new StoredRun(++_numberLast);
                _runs.Add(execution.Run, stored);
            }

            stored.State = execution.State;
            if (execution.IsOpen)
            {
                _open[stored.Number] = execution.Run;
            }
            else
            {
                _ = _open.Remove(stored.Number);
            }
        }

        foreach (var history in transaction.Histories)
        {
            _runs[history.Run].Batches.Add(history.FirstEventId, new HistoryBatch(history.FirstEventId, history.LastEventId, history.Events));
        }

        foreach (var row in transaction.Visibility)
        {
            _visibility.Set(row);
        }

        ApplyCurrentRuns(transaction);
        ApplyDocuments(transaction);
        foreach (var run in transaction.Deletions)
        {
            Delete(run);
        }
    }

    private void ApplyCurrentRuns(StoreTransaction transaction)
    {
        foreach (var current in transaction.CurrentRuns)
        {
            if (current.RunId is null)
            {
                _ = _currentRuns.Remove((current.NamespaceId, current.WorkflowId));
            }
            else
            {
                _currentRuns[(current.NamespaceId, current.WorkflowId)] = current.RunId;
            }
        }
    }

    private void ApplyDocuments(StoreTransaction transaction)
    {
        foreach (var document in transaction.Documents)
        {
            if (!_documents.TryGetValue(document.Kind, out var byKey))
            {
                _documents.Add(document.Kind, byKey = new(StringComparer.Ordinal));
            }

            if (document.Body is { } body)
            {
                byKey[document.Key] = body;
            }
            else
            {
                _ = byKey.Remove(document.Key);
            }
        }
    }

    private void Delete(RunKey run)
    {
        if (_currentRuns.GetValueOrDefault((run.NamespaceId, run.WorkflowId)) == run.RunId)
        {
            _ = _currentRuns.Remove((run.NamespaceId, run.WorkflowId));
        }

        _visibility.Delete(run);
        if (_runs.Remove(run, out var stored))
        {
            _ = _open.Remove(stored.Number);
        }
    }

    private IReadOnlyList<HistoryBatch> ReadHistory(RunKey run, Func<IEnumerable<HistoryBatch>, IEnumerable<HistoryBatch>> select, int batchesMax)
    {
        lock (_lock)
        {
            return _runs.TryGetValue(run, out var stored) ? [.. select(stored.Batches.Values).Take(batchesMax)] : [];
        }
    }

    private sealed class StoredRun(long number)
    {
        /// <summary>Gets the place in the order of creation.</summary>
        public long Number { get; } = number;

        public ReadOnlyMemory<byte> State { get; set; }

        public SortedList<long, HistoryBatch> Batches { get; } = [];
    }
}
