using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporal.Server.Queries;
using Temporal.Server.Storage;
using Temporal.Server.Timers;

namespace Temporal.Server.Histories;

/// <summary>The runs of workflows: takes the lock, lets the pure core decide, commits, and only then tells the rest of the world.</summary>
/// <remarks>
/// Premise: a decision takes microseconds, a disk flush milliseconds. Decision: the lock is held while deciding and while the transaction is
/// queued, not while it is flushed; the next decision builds on the last one's state at once, and many transactions share a flush. Whoever
/// shows anything outside (an answer, a task, events) waits for the flush of what he shows. When a transaction fails, everything decided
/// since is void: the store's epoch grows, the runs are loaded anew, and open runs are recovered as after a restart.
/// </remarks>
internal sealed class HistoryEngine : IDisposable
{
    private static readonly TimeSpan DeletionRetry = TimeSpan.FromSeconds(1);

    private readonly ITaskMatcher _matcher;
    private readonly INamespaceRegistry _namespaces;
    private readonly EngineOptions _options;
    private readonly TimerQueue _timers;
    private long _recoveryEpoch;

    public HistoryEngine(IStore store, ITaskMatcher matcher, INamespaceRegistry namespaces, IBackgroundWork work, EngineOptions options)
    {
        _matcher = matcher;
        _namespaces = namespaces;
        _options = options;
        Store = store;
        Work = work;
        _recoveryEpoch = store.Epoch;
        Slots = new WorkflowSlots(store, options.SlotsMax);
        Loader = new RunLoader(store, options.TailMax);
        Commits = new RunCommits(store, options.TailMax);
        Outbox = new OutboxDispatcher(this);
        QueryTasks = new QueryTasks(matcher, options.Time);
        _timers = new TimerQueue(options.Time, run => work.Post(() => DoDueWorkAsync(run)));
    }

    public IStore Store { get; }

    public IBackgroundWork Work { get; }

    public WorkflowSlots Slots { get; }

    public RunLoader Loader { get; }

    public OutboxDispatcher Outbox { get; }

    public RunCommits Commits { get; }

    public QueryTasks QueryTasks { get; }

    public INamespaceRegistry Namespaces => _namespaces;

    public EngineOptions Options => _options;

    public long Now => _options.Time.GetUtcNow().UtcTicks;

    /// <summary>Makes what a decision may know.</summary>
    public DecisionContext NewContext(string namespaceId) => new(Now, _options.NewId, _options.Limits)
    {
        Retention = _namespaces.FindById(namespaceId)?.Retention.Ticks ?? TimeSpan.TicksPerDay,
    };

    /// <summary>Decides about one run and waits until the decision is durable.</summary>
    /// <param name="run">The run; an empty run id means the latest.</param>
    /// <param name="decide">Decides; runs under the lock. A refusal it throws changes nothing.</param>
    /// <param name="cancellationToken">Gives up while waiting for the lock.</param>
    /// <exception cref="ServiceException">There is no such run, the decision is a refusal, or the store failed.</exception>
    public async ValueTask<T> UpdateAsync<T>(RunKey run, Func<CachedRun, Decision, T> decide, CancellationToken cancellationToken)
    {
        T result;
        PendingCommit commit;
        using (var lease = await Slots.EnterAsync(run.NamespaceId, run.WorkflowId, cancellationToken))
        {
            var cached = await Loader.RequireAsync(lease.Slot, run.RunId, cancellationToken);
            var decision = new Decision(cached.State, NewContext(run.NamespaceId));
            result = Guard(decide, cached, decision);
            HistoryLimits.Enforce(decision);
            commit = Commits.Queue(lease.Slot, cached, decision);
            Arm(commit);
        }

        await FinishAsync(commit);
        return result;
    }

    /// <summary>Waits for the flush, then offers tasks, wakes those who wait, and has other runs told.</summary>
    public async ValueTask FinishAsync(PendingCommit commit)
    {
        try
        {
            await commit.Task;
        }
        catch (StoreException exception)
        {
            RecoverAfterFailure();
            WakeSoon(commit);
            throw new ServiceException(ServiceErrorKind.Unavailable, exception.Message);
        }

        Publish(commit);
    }

    /// <summary>Sets the timers of the runs of a commit. Under the lock, so that the last decision's deadline wins.</summary>
    public void Arm(PendingCommit commit)
    {
        foreach (var part in commit.Parts)
        {
            _timers.Arm(part.Run.Key, Deadlines.Next(part.Run.State));
        }
    }

    /// <summary>Sets the timer of a run that was read at the start of the server.</summary>
    /// <remarks>After a failure of the store the run may have gone on since it was read: what is set for it must not get lost.</remarks>
    public void Arm(RunKey run, ExecutionState state) => _timers.ArmAtLatest(run, Deadlines.Next(state));

    /// <summary>Looks at a run that is to be deleted again, once it has told others about its end.</summary>
    public void DeleteLater(RunKey run) => _timers.Arm(run, Now + DeletionRetry.Ticks);

    /// <summary>Offers a task to the pollers.</summary>
    public void Offer(RunKey run, TaskOffer offer)
    {
        var type = offer.Kind == TaskKind.Workflow
            ? Temporalio.Api.Enums.V1.TaskQueueType.Workflow
            : Temporalio.Api.Enums.V1.TaskQueueType.Activity;
        _matcher.Offer(new QueueTask(new TaskQueueKey(run.NamespaceId, offer.Queue, type), run, offer.ScheduledEventId, offer.Stamp)
        {
            Priority = offer.Priority,
            NormalName = offer.NormalQueue,
        });
    }

    public void Dispose() => _timers.Dispose();

    private T Guard<T>(Func<CachedRun, Decision, T> decide, CachedRun cached, Decision decision)
    {
        try
        {
            return decide(cached, decision);
        }
        catch (Exception exception) when (exception is not ServiceException)
        {
            // Nobody knows what the state is now: load it again, once what was queued before is on disk.
            cached.IsBroken = true;
            Work.Post(() => OfferAgainAsync(cached.Key));
            throw;
        }
    }

    private void Publish(PendingCommit commit)
    {
        foreach (var part in commit.Parts)
        {
            foreach (var offer in part.Offers)
            {
                Offer(part.Run.Key, offer);
            }

            foreach (var query in part.DirectQueries)
            {
                QueryTasks.Dispatch(query, part.Run.State);
            }

            if (part.HasEvents)
            {
                part.Run.Changed.Set();
            }

            if (part.HasOutgoing)
            {
                Outbox.Post(part.Run.Key);
            }
        }
    }

    /// <summary>Has the runs of a commit that failed look at what is due: their timers were set by a decision that is void.</summary>
    private void WakeSoon(PendingCommit commit)
    {
        foreach (var part in commit.Parts)
        {
            _timers.ArmAtLatest(part.Run.Key, Now);
        }
    }

    /// <summary>The tasks of a run that was loaded again may have been taken by pollers that the loaded state knows nothing of.</summary>
    private async Task OfferAgainAsync(RunKey run) => await UpdateAsync(
        run,
        static (_, decision) =>
        {
            decision.Offers.AddRange(DueTasks.List(decision.State));
            return true;
        },
        CancellationToken.None);

    private async Task DoDueWorkAsync(RunKey run)
    {
        try
        {
            var isToBeDeleted = await UpdateAsync(
                run,
                static (cached, decision) =>
                {
                    DueWork.Do(decision, cached.Started);
                    return !decision.IsRunning && decision.State.DeletionDueTime != 0 && decision.State.DeletionDueTime <= decision.Context.Now;
                },
                CancellationToken.None);
            if (isToBeDeleted)
            {
                await RunDeletions.DeleteDueAsync(this, run);
            }
        }
        catch (ServiceException exception) when (exception.Kind is ServiceErrorKind.NotFound or ServiceErrorKind.Unavailable)
        {
            // Deleted meanwhile, or the store failed: then the recovery arms the timer again.
        }
    }

    /// <summary>Recovers the open runs once for each failure of the store.</summary>
    private void RecoverAfterFailure()
    {
        var epoch = Store.Epoch;
        if (Interlocked.Exchange(ref _recoveryEpoch, epoch) != epoch)
        {
            Work.Post(() => Recovery.RunAsync(this, CancellationToken.None));
        }
    }
}
