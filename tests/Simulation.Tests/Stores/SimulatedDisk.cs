using Simulation.Tests.Clockwork;
using Temporal.Server.Storage;

namespace Simulation.Tests.Stores;

/// <summary>What survives a crash, and the writes that are on their way to it.</summary>
/// <remarks>Commits are numbered from 1 over the whole simulation, so that a test can crash something at each of them.</remarks>
internal sealed class SimulatedDisk(World world)
{
    private const int FlushMillisecondsMax = 4;
    private const int SlowFlushMillisecondsMax = 2500;
    private const double SlowFlush = 0.02;

    private readonly List<PendingCommit> _pending = [];
    private bool _flushing;

    /// <summary>Gets what is durable.</summary>
    public DurableRuns Durable { get; } = new();

    /// <summary>Gets the process that has the disk open.</summary>
    public SimulatedProcess? Owner { get; private set; }

    /// <summary>Gets how many commits became durable.</summary>
    public int CommitCount { get; private set; }

    /// <summary>Gets a value indicating whether nothing is on its way.</summary>
    public bool IsIdle => _pending.Count == 0;

    /// <summary>Gets or sets what happens at a commit: called before it is durable and after, with its number. A crash is decided here.</summary>
    public Action<int, CommitMoment> OnCommit { get; set; } = (_, _) => { };

    /// <summary>Gets or sets how likely a flush fails, as a full disk does.</summary>
    public double FailureProbability { get; set; }

    /// <summary>Gets or sets a value indicating whether the flush that goes on fails.</summary>
    public bool IsFull { get; set; }

    /// <summary>Opens the disk for a server process. What an earlier process had not flushed is lost.</summary>
    public IStore Open(SimulatedProcess owner)
    {
        Owner = owner;
        _pending.Clear();
        _flushing = false;
        return new SimulatedStore(world, owner, this);
    }

    /// <summary>Queues a commit of the process that has the disk open.</summary>
    internal Task EnqueueAsync(SimulatedStore store, StoreTransaction transaction)
    {
        if (transaction.Epoch != store.Epoch)
        {
            return Task.FromException(new StoreException("the state behind this write was lost with an earlier failed write"));
        }

        var commit = new PendingCommit(store, transaction);
        _pending.Add(commit);
        ScheduleFlush();
        return commit.Done.Task;
    }

    private void ScheduleFlush()
    {
        if (_flushing || _pending.Count == 0)
        {
            return;
        }

        _flushing = true;
        var owner = Owner!;
        var wait = world.Duration(world.Chance(SlowFlush) ? SlowFlushMillisecondsMax : FlushMillisecondsMax);
        _ = owner.Time.CreateTimer(_ => Flush(owner), null, wait, Timeout.InfiniteTimeSpan);
    }

    private void Flush(SimulatedProcess owner)
    {
        _flushing = false;
        if (world.Chance(FailureProbability))
        {
            FailAll(new StoreException("the simulated disk is full"));
            return;
        }

        // One flush makes a random number of the queued commits durable, in order; a crash may come between any two.
        for (var count = world.Random.Next(1, _pending.Count + 1); count > 0; count--)
        {
            OnCommit(CommitCount + 1, CommitMoment.Before);
            if (!owner.IsAlive)
            {
                return;
            }

            if (IsFull)
            {
                IsFull = false;
                FailAll(new StoreException("the simulated disk is full"));
                return;
            }

            var commit = _pending[0];
            _pending.RemoveAt(0);
            Write(commit.Transaction);
            OnCommit(CommitCount, CommitMoment.After);
            if (!owner.IsAlive)
            {
                return;
            }

            commit.Done.SetResult();
        }

        ScheduleFlush();
    }

    private void Write(StoreTransaction transaction)
    {
        var write = new StoreTransaction { Epoch = Durable.Store.Epoch };
        CopyAll(transaction.Executions, write.Executions);
        CopyAll(transaction.Histories, write.Histories);
        CopyAll(transaction.CurrentRuns, write.CurrentRuns);
        CopyAll(transaction.Visibility, write.Visibility);
        CopyAll(transaction.Documents, write.Documents);
        CopyAll(transaction.Deletions, write.Deletions);
        if (Durable.Store.CommitAsync(write).Exception?.InnerException is { } refusal)
        {
            world.Fail(refusal);
        }

        CommitCount++;
        Durable.Note(write);
        world.Note("disk", $"commit {CommitCount}: {Show(write)}");
    }

    private void FailAll(StoreException reason)
    {
        var failed = _pending.ToList();
        _pending.Clear();
        world.Note("disk", $"full, {failed.Count} commits fail");
        foreach (var store in failed.Select(f => f.Store).Distinct())
        {
            store.EndEpoch();
        }

        foreach (var commit in failed)
        {
            commit.Done.SetException(reason);
        }
    }

    private static string Show(StoreTransaction transaction) => string.Join(
        "; ",
        transaction.Executions.Select(e => $"{e.Run.WorkflowId} {e.Run.RunId[..4]}{(e.IsOpen ? string.Empty : " closed")}")
            .Concat(transaction.Histories.Select(h => h.FirstEventId == h.LastEventId ? $"{h.FirstEventId}" : $"{h.FirstEventId}-{h.LastEventId}")));

    private static void CopyAll<T>(IList<T> from, IList<T> to)
    {
        foreach (var item in from)
        {
            to.Add(item);
        }
    }

    private sealed record PendingCommit(SimulatedStore Store, StoreTransaction Transaction)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
