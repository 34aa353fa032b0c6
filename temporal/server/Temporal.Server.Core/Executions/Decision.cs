using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>One decision about one run: the state it works on, and all that follows from it.</summary>
/// <remarks>
/// Premise: the caller holds the run's lock and owns the state. Decision: functions of this namespace change the state and add events here;
/// the caller then writes state and events in one transaction and only afterwards offers the tasks and answers. An exception may leave
/// a half-changed state only where a function says so: requests are checked before the first change.
/// </remarks>
internal sealed class Decision(ExecutionState state, DecisionContext context)
{
    private readonly List<List<HistoryEvent>> _batches = [];
    private bool _batchOpen;

    /// <summary>Gets the state. A workflow task's completion works on a copy that replaces the original when all went well.</summary>
    public ExecutionState State { get; private set; } = state;

    public DecisionContext Context { get; } = context;

    /// <summary>Gets the new events, in batches as they are to be stored.</summary>
    public IReadOnlyList<List<HistoryEvent>> Batches => _batches;

    /// <summary>Gets the tasks that became due.</summary>
    public List<TaskOffer> Offers { get; } = [];

    /// <summary>Gets or sets the run that follows in the chain, created in the same transaction.</summary>
    public Decision? NewRun { get; set; }

    /// <summary>Gets or sets a value indicating whether anything changed that must survive a crash.</summary>
    public bool MustCommit { get; set; }

    /// <summary>Gets or sets a value indicating whether the state is now ahead of what is stored, by something that a crash may undo.</summary>
    public bool IsAhead { get; set; }

    /// <summary>Gets or sets a value indicating whether another run has to be told something.</summary>
    public bool HasOutgoing { get; set; }

    /// <summary>Gets or sets a value indicating whether what lists show of the run changed.</summary>
    public bool VisibilityChanged { get; set; }

    public bool IsRunning => State.Status == WorkflowExecutionStatus.Running;

    /// <summary>Writes an event now.</summary>
    /// <returns>The event, with its id.</returns>
    public HistoryEvent Add(HistoryEvent item)
    {
        item.EventId = State.NextEventId++;
        item.EventTime ??= Ticks.ToTimestamp(Context.Now);
        item.TaskId = TaskIds.Of(item.EventId);
        if (!_batchOpen)
        {
            _batches.Add([]);
            _batchOpen = true;
        }

        _batches[^1].Add(item);
        MustCommit = true;
        return item;
    }

    /// <summary>Ends the batch: the next event begins another.</summary>
    public void EndBatch() => _batchOpen = false;

    /// <summary>Works on a copy of the state until <see cref="Rollback"/> or the end.</summary>
    public Savepoint Save()
    {
        var saved = new Savepoint(State, _batches.Count, Offers.Count, MustCommit);
        State = State.Clone();
        EndBatch();
        return saved;
    }

    /// <summary>Undoes everything since the save point.</summary>
    public void Rollback(Savepoint saved)
    {
        State = saved.State;
        _batches.RemoveRange(saved.BatchCount, _batches.Count - saved.BatchCount);
        Offers.RemoveRange(saved.OfferCount, Offers.Count - saved.OfferCount);
        MustCommit = saved.MustCommit;
        NewRun = null;
        HasOutgoing = false;
        VisibilityChanged = false;
        EndBatch();
    }

    /// <summary>The state of a decision at one moment.</summary>
    internal readonly record struct Savepoint(ExecutionState State, int BatchCount, int OfferCount, bool MustCommit);
}

/// <summary>The task ids of events: they grow within a run, and nobody reads more into them.</summary>
internal static class TaskIds
{
    private const long Base = 1L << 20;

    public static long Of(long eventId) => Base + eventId;
}
