using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Updates;
using Temporal.Server.Queries;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>A run in memory: its state, its latest events, and what is not yet on disk. Guarded by the slot's gate.</summary>
internal sealed class CachedRun(RunKey key, ExecutionState state, WorkflowExecutionStartedEventAttributes started, int tailMax)
{
    private readonly List<HistoryEvent> _tail = [];

    public RunKey Key { get; } = key;

    public ExecutionState State { get; set; } = state;

    /// <summary>Gets the run's first event, of which chains carry parts on.</summary>
    public WorkflowExecutionStartedEventAttributes Started { get; } = started;

    /// <summary>Gets the batches that wait for the next transaction: a started workflow task alone is not worth a flush.</summary>
    public List<HistoryWrite> Unflushed { get; } = [];

    /// <summary>Gets or sets a value indicating whether the state in memory is ahead of what was ever queued for the disk.</summary>
    public bool IsAhead { get; set; }

    /// <summary>Gets or sets a value indicating whether a decision broke off in the middle; the run must be loaded again.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Gets or sets the last transaction; what it holds may be shown once it is done.</summary>
    public Task LastCommit { get; set; } = Task.CompletedTask;

    /// <summary>Gets the updates that are under way.</summary>
    public UpdateRegistry Updates { get; } = new();

    /// <summary>Gets the queries that wait for a workflow task.</summary>
    public BufferedQueries Queries { get; } = new();

    /// <summary>Gets the signal that long polls wait for.</summary>
    public ChangeSignal Changed { get; } = new();

    public void Append(IEnumerable<HistoryEvent> events)
    {
        _tail.AddRange(events);
        if (_tail.Count > tailMax)
        {
            _tail.RemoveRange(0, _tail.Count - (tailMax / 2));
        }
    }

    /// <summary>Gets the events in memory that end a range, as many as there are: what is older is in the store.</summary>
    public List<HistoryEvent> GetLatest(long firstEventId, long endEventId)
    {
        if (_tail.Count == 0 || endEventId <= _tail[0].EventId || firstEventId >= endEventId)
        {
            return [];
        }

        var from = (int)Math.Max(0, firstEventId - _tail[0].EventId);
        var to = (int)Math.Min(endEventId - _tail[0].EventId, _tail.Count);
        return _tail.GetRange(from, to - from);
    }
}
