using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;
using Temporalio.Api.History.V1;

namespace Simulation.Tests.Stores;

/// <summary>What is durable, as somebody sees it who may read the disk itself: the judge.</summary>
internal sealed class DurableRuns
{
    private readonly Dictionary<RunKey, bool> _open = [];

    /// <summary>Gets the store with everything that is durable.</summary>
    public MemoryStore Store { get; } = new();

    /// <summary>Gets the runs, in the order of their creation.</summary>
    public IEnumerable<RunKey> All => _open.Keys;

    /// <summary>Gets the number of runs that are still running, or still have to tell somebody something.</summary>
    public int OpenCount { get; private set; }

    /// <summary>Notes what became durable.</summary>
    public void Note(StoreTransaction transaction)
    {
        foreach (var write in transaction.Executions)
        {
            OpenCount += (write.IsOpen ? 1 : 0) - (_open.GetValueOrDefault(write.Run) ? 1 : 0);
            _open[write.Run] = write.IsOpen;
        }
    }

    /// <summary>Reads a run's state.</summary>
    public ExecutionState StateOf(RunKey run)
    {
        var state = AtOnce.Get(Store.ReadExecutionAsync(run, CancellationToken.None));
        return ExecutionState.Parser.ParseFrom(state!.Value.Span);
    }

    /// <summary>Reads a run's history.</summary>
    public IReadOnlyList<HistoryEvent> EventsOf(RunKey run)
    {
        var batches = AtOnce.Get(Store.ReadHistoryAsync(run, 1, int.MaxValue, CancellationToken.None));
        return [.. batches.SelectMany(batch => History.Parser.ParseFrom(batch.Events.Span).Events)];
    }
}
