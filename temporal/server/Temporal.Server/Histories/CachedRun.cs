using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>A run in memory: its state, its latest events, and what is not yet on disk. Guarded by the slot's gate.</summary>
internal sealed class CachedRun(RunKey key, ExecutionState state, WorkflowExecutionStartedEventAttributes started)
{
    /// <summary>The most events kept in memory for a run; older ones are read from the store.</summary>
    private const int TailMax = 1024;

    private readonly List<HistoryEvent> _tail = [];

    public RunKey Key { get; } = key;

    public ExecutionState State { get; set; } = state;

    /// <summary>Gets the run's first event, of which chains carry parts on.</summary>
    public WorkflowExecutionStartedEventAttributes Started { get; } = started;

    /// <summary>Gets the batches that wait for the next transaction: a started workflow task alone is not worth a flush.</summary>
    public List<HistoryWrite> Unflushed { get; } = [];

    /// <summary>Gets or sets a value indicating whether the state in memory is ahead of what was ever queued for the disk.</summary>
    public bool IsAhead { get; set; }

    /// <summary>Gets or sets the last transaction; what it holds may be shown once it is done.</summary>
    public Task LastCommit { get; set; } = Task.CompletedTask;

    /// <summary>Gets the signal that long polls wait for.</summary>
    public ChangeSignal Changed { get; } = new();

    /// <summary>Gets the id of the oldest event in memory; the next event's id when there is none.</summary>
    public long TailFirstEventId => _tail.Count == 0 ? State.NextEventId : _tail[0].EventId;

    public void Append(IEnumerable<HistoryEvent> events)
    {
        _tail.AddRange(events);
        if (_tail.Count > TailMax)
        {
            _tail.RemoveRange(0, _tail.Count - (TailMax / 2));
        }
    }

    /// <summary>Gets events from memory.</summary>
    /// <returns>The events, or null when the store has to be asked.</returns>
    public List<HistoryEvent>? TryGetEvents(long firstEventId, long endEventId)
    {
        if (firstEventId < TailFirstEventId)
        {
            return null;
        }

        var from = (int)(firstEventId - TailFirstEventId);
        var count = (int)Math.Min(endEventId - firstEventId, _tail.Count - from);
        return count <= 0 ? [] : _tail.GetRange(from, count);
    }
}
