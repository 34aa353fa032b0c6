using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Deletes runs.</summary>
internal static class RunDeletions
{
    private const string Reason = "Delete workflow execution";

    /// <summary>Deletes a run. One that still has to tell others about its end is deleted once it has.</summary>
    public static async ValueTask DeleteAsync(HistoryEngine engine, RunKey run, CancellationToken cancellationToken)
    {
        var key = await engine.UpdateAsync(
            run,
            static (cached, decision) =>
            {
                if (decision.IsRunning)
                {
                    Closes.Terminate(decision, new WorkflowExecutionTerminatedEventAttributes { Reason = Reason, Identity = SystemIdentities.History });
                }

                return cached.Key;
            },
            cancellationToken);
        using var lease = await engine.Slots.EnterAsync(key.NamespaceId, key.WorkflowId, cancellationToken);
        var cached = await engine.Loader.RequireAsync(lease.Slot, key.RunId, cancellationToken);
        var transaction = new StoreTransaction { Epoch = lease.Slot.Epoch };
        transaction.Deletions.Add(key);
        lease.Slot.Runs.Remove(key.RunId);
        if (await engine.Loader.CurrentRunIdAsync(lease.Slot, cancellationToken) == key.RunId)
        {
            lease.Slot.CurrentRunId = null;
        }

        try
        {
            await engine.Store.CommitAsync(transaction);
        }
        catch (StoreException exception)
        {
            throw new ServiceException(ServiceErrorKind.Unavailable, exception.Message);
        }

        cached.Changed.Set();
    }
}
