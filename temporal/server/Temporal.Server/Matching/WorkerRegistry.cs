using System.Collections.Concurrent;
using Temporalio.Api.Worker.V1;

namespace Temporal.Server.Matching;

/// <summary>The last heartbeat of every worker. In memory only: a worker that lives sends the next within a minute.</summary>
internal sealed class WorkerRegistry(TimeProvider time)
{
    // A worker that has been silent for this long is gone; the list would grow for ever without a limit.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string NamespaceId, string WorkerInstanceKey), Seen> _workers = new();

    /// <summary>Notes a heartbeat; not changed afterwards by the caller.</summary>
    public void Record(string namespaceId, WorkerHeartbeat heartbeat)
    {
        _workers[(namespaceId, heartbeat.WorkerInstanceKey)] = new Seen(heartbeat, time.GetUtcNow());
        foreach (var (key, seen) in _workers)
        {
            if (time.GetUtcNow() - seen.At > Kept)
            {
                _ = _workers.TryRemove(new(key, seen));
            }
        }
    }

    public WorkerHeartbeat? Find(string namespaceId, string workerInstanceKey)
        => _workers.TryGetValue((namespaceId, workerInstanceKey), out var seen) ? seen.Heartbeat : null;

    /// <summary>Lists the workers of a namespace by their keys.</summary>
    public IEnumerable<WorkerHeartbeat> List(string namespaceId) => _workers
        .Where(pair => pair.Key.NamespaceId == namespaceId)
        .OrderBy(static pair => pair.Key.WorkerInstanceKey, StringComparer.Ordinal)
        .Select(static pair => pair.Value.Heartbeat);

    private sealed record Seen(WorkerHeartbeat Heartbeat, DateTimeOffset At);
}
