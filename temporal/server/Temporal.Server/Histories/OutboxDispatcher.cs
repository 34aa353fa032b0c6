using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;

namespace Temporal.Server.Histories;

/// <summary>Tells other runs what a run's state says they must be told, and records their answers.</summary>
/// <remarks>
/// Premise: two runs are never locked together, so a crash may fall between telling and recording. Decision: what is to be told follows
/// from the sender's state and is repeated until the answer is recorded; the receiver knows repeats by their request ids. One pass per run
/// at a time, or a child that is about to be started could be missed by the pass that closes the children of a run that has ended; what
/// comes up meanwhile is done by another pass.
/// </remarks>
internal sealed class OutboxDispatcher(HistoryEngine engine)
{
    private readonly Lock _lock = new();

    /// <summary>The runs with a pass that is queued or under way, and whether another must follow it.</summary>
    private readonly Dictionary<RunKey, bool> _passes = [];
    private readonly OutboxDelivery _delivery = new(engine);

    /// <summary>Has the outgoing requests of a run delivered soon.</summary>
    public void Post(RunKey run)
    {
        lock (_lock)
        {
            if (!_passes.TryAdd(run, value: false))
            {
                _passes[run] = true;
                return;
            }
        }

        engine.Work.Post(() => DispatchAsync(run));
    }

    private async Task DispatchAsync(RunKey run)
    {
        try
        {
            await PassAsync(run);
        }
        finally
        {
            bool isAskedAgain;
            lock (_lock)
            {
                _passes.Remove(run, out isAskedAgain);
            }

            if (isAskedAgain)
            {
                Post(run);
            }
        }
    }

    private async Task PassAsync(RunKey run)
    {
        try
        {
            var pending = await engine.UpdateAsync(
                run, static (cached, _) => Pending.Of(cached), CancellationToken.None);
            foreach (var request in pending.Requests)
            {
                await _delivery.DeliverAsync(run, request);
            }

            foreach (var child in pending.ChildrenToClose)
            {
                await _delivery.CloseChildAsync(run, child);
            }

            if (pending.NotifyParent is { } parent)
            {
                await _delivery.NotifyParentAsync(run, parent);
            }
        }
        catch (ServiceException exception) when (exception.Kind is ServiceErrorKind.NotFound)
        {
            // The run was deleted meanwhile: nobody is left to tell.
        }
        catch (ServiceException exception) when (exception.Kind is ServiceErrorKind.Unavailable)
        {
            // The store failed: the recovery posts the run again.
        }
    }

    /// <summary>What is pending, copied under the lock.</summary>
    private sealed record Pending(IReadOnlyList<OutgoingRequest> Requests, IReadOnlyList<ChildState> ChildrenToClose, ParentState? NotifyParent)
    {
        public static Pending Of(CachedRun run) => new(
            Outgoing.List(run.State).ToList(),
            run.State.ChildrenToClose.Select(child => child.Clone()).ToList(),
            run.State.ParentNotificationDue ? run.State.Parent.Clone() : null);
    }
}
