using Temporalio.Api.History.V1;

namespace Temporalio.Core.Replay;

/// <summary>The runs that a worker keeps, the least recently used ones out first. A run under a task is never put out.</summary>
internal sealed class RunCache(int maxRuns)
{
    private readonly Dictionary<string, LinkedListNode<CachedRun>> _runs = [];
    private readonly LinkedList<CachedRun> _byUse = new();

    public int Count
    {
        get
        {
            lock (_runs)
            {
                return _runs.Count;
            }
        }
    }

    /// <summary>Takes the run for one task; a second task of the same run waits.</summary>
    public async Task<RunLease> LeaseAsync(string runId, CancellationToken cancellationToken)
    {
        CachedRun entry;
        lock (_runs)
        {
            if (!_runs.TryGetValue(runId, out var node))
            {
                node = _byUse.AddLast(new CachedRun(runId));
                _runs.Add(runId, node);
            }

            entry = node.Value;
            entry.Users++;
        }

        try
        {
            await entry.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Leave(entry);
            throw;
        }

        return new RunLease(this, entry);
    }

    /// <summary>The run, whoever uses it.</summary>
    public WorkflowRun? Peek(string runId)
    {
        lock (_runs)
        {
            return _runs.TryGetValue(runId, out var node) ? node.Value.Run : null;
        }
    }

    public async Task EvictAsync(string runId)
    {
        using var lease = await LeaseAsync(runId, CancellationToken.None).ConfigureAwait(false);
        lease.Evict();
    }

    public async Task EvictAllAsync()
    {
        string[] all;
        lock (_runs)
        {
            all = [.. _runs.Keys];
        }

        foreach (var runId in all)
        {
            await EvictAsync(runId).ConfigureAwait(false);
        }
    }

    internal void Return(CachedRun entry)
    {
        entry.Gate.Release();
        Leave(entry);
    }

    private void Leave(CachedRun entry)
    {
        List<WorkflowRun>? out_ = null;
        lock (_runs)
        {
            entry.Users--;
            var node = _runs[entry.RunId];
            _byUse.Remove(node);
            if (entry.Run is null && entry.Users == 0)
            {
                _runs.Remove(entry.RunId);
                entry.Gate.Dispose();
            }
            else
            {
                _byUse.AddLast(node);
            }

            for (var oldest = _byUse.First; _runs.Count > maxRuns && oldest is not null;)
            {
                var next = oldest.Next;
                if (oldest.Value is { Users: 0, Run: { } run })
                {
                    (out_ ??= []).Add(run);
                    _runs.Remove(oldest.Value.RunId);
                    _byUse.Remove(oldest);
                    oldest.Value.Gate.Dispose();
                }

                oldest = next;
            }
        }

        foreach (var run in out_ ?? [])
        {
            run.Dispose();
        }
    }
}

/// <summary>A place in the cache.</summary>
internal sealed class CachedRun(string runId)
{
    public string RunId { get; } = runId;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    public WorkflowRun? Run { get; set; }

    public int Users { get; set; }
}

/// <summary>The right of one task to its run.</summary>
internal sealed class RunLease(RunCache cache, CachedRun entry) : IDisposable
{
    public WorkflowRun? Run
    {
        get => entry.Run;
        set => entry.Run = value;
    }

    /// <summary>The events that the run has not seen.</summary>
    public IReadOnlyList<HistoryEvent> Pending { get; set; } = [];

    /// <summary>Tears down what is there, to begin again from the first event.</summary>
    public void Drop()
    {
        entry.Run?.Dispose();
        entry.Run = null;
    }

    /// <summary>Forgets the run.</summary>
    public void Evict() => Drop();

    /// <summary>Forgets the run without touching it.</summary>
    public void Abandon() => entry.Run = null;

    public void Dispose() => cache.Return(entry);
}
