using Google.Protobuf;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Turns decisions into transactions and brings the runs in memory up to date.</summary>
internal sealed class RunCommits(IStore store, int tailMax)
{
    /// <summary>Queues a decision about a loaded run. The caller holds the slot's gate.</summary>
    public PendingCommit Queue(WorkflowSlot slot, CachedRun run, Decision decision)
    {
        var transaction = new StoreTransaction { Epoch = slot.Epoch };
        var parts = new List<CommitPart>(1);
        Add(slot, run, decision, transaction, parts);
        return Queue(transaction, parts);
    }

    /// <summary>Queues the beginning of a run, after what is decided about the run before it. The caller holds the slot's gate.</summary>
    public PendingCommit QueueStart(WorkflowSlot slot, Decision start, CachedRun? previous = null, Decision? end = null)
    {
        var transaction = new StoreTransaction { Epoch = slot.Epoch };
        var parts = new List<CommitPart>(2);
        if (previous is not null && end is not null)
        {
            Add(slot, previous, end, transaction, parts);
        }

        AddNew(slot, start, transaction, parts);
        return Queue(transaction, parts);
    }

    private void Add(WorkflowSlot slot, CachedRun run, Decision decision, StoreTransaction transaction, List<CommitPart> parts)
    {
        var previous = run.State;
        run.State = decision.State;
        AppendEvents(run, decision);
        if (decision.MustCommit)
        {
            Write(run, decision, transaction);
        }
        else if (decision.IsAhead || decision.Batches.Count > 0 || !ReferenceEquals(previous, decision.State))
        {
            run.IsAhead = true;
        }

        if (!decision.IsRunning)
        {
            run.Updates.Close(run.State);
        }

        // A completion that leaves no events works on a copy too: those who wait for an update may be answered.
        var hasNews = decision.Batches.Count > 0 || !ReferenceEquals(previous, decision.State);
        parts.Add(new CommitPart(run, decision.Offers, decision.HasOutgoing, hasNews) { DirectQueries = run.Queries.TakeDirect(run.State) });
        if (decision.NewRun is not null)
        {
            AddNew(slot, decision.NewRun, transaction, parts);
        }
    }

    private void AddNew(WorkflowSlot slot, Decision start, StoreTransaction transaction, List<CommitPart> parts)
    {
        var state = start.State;
        var key = new RunKey(state.NamespaceId, state.WorkflowId, state.RunId);
        var run = new CachedRun(key, state, start.Batches[0][0].WorkflowExecutionStartedEventAttributes, tailMax);
        slot.Runs[state.RunId] = run;
        slot.CurrentRunId = state.RunId;
        slot.IsCurrentLoaded = true;
        transaction.CurrentRuns.Add(new CurrentRunWrite(state.NamespaceId, state.WorkflowId, state.RunId));
        AppendEvents(run, start);
        Write(run, start, transaction);
        parts.Add(new CommitPart(run, start.Offers, start.HasOutgoing, HasEvents: true));
    }

    private static void AppendEvents(CachedRun run, Decision decision)
    {
        foreach (var batch in decision.Batches)
        {
            var history = new History();
            history.Events.AddRange(batch);
            var bytes = history.ToByteArray();
            run.State.HistorySizeBytes += bytes.Length;
            run.Unflushed.Add(new HistoryWrite(run.Key, batch[0].EventId, batch[^1].EventId, bytes));
            run.Append(batch);
        }
    }

    private static void Write(CachedRun run, Decision decision, StoreTransaction transaction)
    {
        foreach (var batch in run.Unflushed)
        {
            transaction.Histories.Add(batch);
        }

        run.Unflushed.Clear();
        run.IsAhead = false;
        run.State.StateTransitionCount++;
        transaction.Executions.Add(new ExecutionWrite(run.Key, run.State.ToByteArray(), Outgoing.IsOpen(run.State)));
        if (decision.VisibilityChanged)
        {
            transaction.Visibility.Add(new VisibilityWrite(run.Key.NamespaceId, ExecutionInfos.Of(run.State)));
        }
    }

    private PendingCommit Queue(StoreTransaction transaction, List<CommitPart> parts)
    {
        if (transaction.Executions.Count == 0)
        {
            // Nothing new for the disk; what this decision builds on may still be on its way.
            return new PendingCommit(parts[0].Run.LastCommit, parts);
        }

        var task = store.CommitAsync(transaction);
        foreach (var part in parts)
        {
            part.Run.LastCommit = task;
        }

        return new PendingCommit(task, parts);
    }
}
