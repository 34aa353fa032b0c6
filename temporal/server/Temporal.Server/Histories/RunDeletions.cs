using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Deletes runs, with their histories.</summary>
/// <remarks>
/// Deleting is asked for now and done later, as on the official server, where a closed run can still be read for some seconds. The
/// due time is part of the state, so a restart in between forgets nothing, and a run that has to tell others about its end does that first.
/// </remarks>
internal static class RunDeletions
{
    private const string Reason = "Delete workflow execution";

    /// <summary>How long a closed run can still be read.</summary>
    private static readonly TimeSpan ClosedDelay = TimeSpan.FromSeconds(15);

    /// <summary>Asks for the deletion of a run; a running one is terminated.</summary>
    public static ValueTask<bool> RequestAsync(HistoryEngine engine, RunKey run, CancellationToken cancellationToken) => engine.UpdateAsync(
        run,
        static (_, decision) =>
        {
            var delay = decision.IsRunning ? 0 : ClosedDelay.Ticks;
            if (decision.IsRunning)
            {
                Closes.Terminate(decision, new WorkflowExecutionTerminatedEventAttributes { Reason = Reason, Identity = SystemIdentities.History });
            }

            decision.State.DeletionDueTime = decision.Context.Now + delay;
            decision.MustCommit = true;
            return true;
        },
        cancellationToken);

    /// <summary>Deletes a run at once, whoever still had to be told of its end: its namespace is gone.</summary>
    public static async ValueTask DeleteAsync(HistoryEngine engine, RunKey run, CancellationToken cancellationToken)
    {
        await RequestAsync(engine, run, cancellationToken);
        await DeleteAsync(engine, run, mayWait: false);
    }

    /// <summary>Deletes a run that is due.</summary>
    public static Task DeleteDueAsync(HistoryEngine engine, RunKey run) => DeleteAsync(engine, run, mayWait: true);

    private static async Task DeleteAsync(HistoryEngine engine, RunKey run, bool mayWait)
    {
        Task commit;
        using (var lease = await engine.Slots.EnterAsync(run.NamespaceId, run.WorkflowId, CancellationToken.None))
        {
            if (await engine.Loader.FindAsync(lease.Slot, run.RunId, CancellationToken.None) is not { } cached)
            {
                return;
            }

            if (mayWait && Outgoing.IsPending(cached.State))
            {
                engine.Outbox.Post(run);
                engine.DeleteLater(run);
                return;
            }

            var transaction = new StoreTransaction { Epoch = lease.Slot.Epoch };
            transaction.Deletions.Add(run);
            lease.Slot.Runs.Remove(run.RunId);
            if (lease.Slot.CurrentRunId == run.RunId)
            {
                lease.Slot.CurrentRunId = null;
            }

            commit = engine.Store.CommitAsync(transaction);
        }

        try
        {
            await commit;
        }
        catch (StoreException exception)
        {
            throw new ServiceException(ServiceErrorKind.Unavailable, exception.Message);
        }
    }
}
