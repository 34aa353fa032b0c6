using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Updates;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Update.V1;

namespace Temporal.Server.Updates;

/// <summary>Waits until an update has come far enough.</summary>
internal sealed class UpdateWaits(HistoryEngine engine)
{
    /// <summary>Waits for a stage. What is returned is durable.</summary>
    /// <param name="run">The run in memory.</param>
    /// <param name="updateId">The update's id.</param>
    /// <param name="update">The update, when it is under way: a rejected one is found nowhere else.</param>
    /// <param name="wait">Which stage, and how long; when the time is up, the present stage is returned.</param>
    /// <param name="cancellationToken">The caller is gone.</param>
    /// <returns>How far the update has come, or null when the run must be looked up again: the store failed, or the run left the memory.</returns>
    /// <exception cref="ServiceException">The run closed before the update was accepted, or the update is not known.</exception>
    public async ValueTask<UpdateProgress?> WaitAsync(CachedRun run, string updateId, WorkflowUpdate? update, UpdateWait wait, CancellationToken cancellationToken)
    {
        var slot = engine.Slots.Pin(run.Key.NamespaceId, run.Key.WorkflowId);
        try
        {
            return await WaitPinnedAsync(run, updateId, update, wait, cancellationToken);
        }
        finally
        {
            engine.Slots.Unpin(slot);
        }
    }

    private async ValueTask<UpdateProgress?> WaitPinnedAsync(CachedRun run, string updateId, WorkflowUpdate? update, UpdateWait wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            var version = run.Changed.Version;
            var (view, committed) = await LookAsync(run, updateId, update, cancellationToken);
            if (view is null)
            {
                return null;
            }

            var left = wait.Until - engine.Now;
            if (left <= 0 || view.Value.LifecycleStage >= wait.Stage)
            {
                return await FinishAsync(run, view.Value, update, committed, cancellationToken);
            }

            // When the time is up: look once more, and answer with what there is.
            await run.Changed.WaitAsync(version, TimeSpan.FromTicks(left), engine.Options.Time, cancellationToken);
        }
    }

    private async ValueTask<(UpdateView? View, Task Committed)> LookAsync(CachedRun run, string updateId, WorkflowUpdate? update, CancellationToken cancellationToken)
    {
        using var lease = await engine.Slots.EnterAsync(run.Key.NamespaceId, run.Key.WorkflowId, cancellationToken);
        if (!lease.Slot.Runs.TryGetValue(run.Key.RunId, out var current) || current != run)
        {
            return (null, Task.CompletedTask);
        }

        var view = update is null ? UpdateLookup.Find(run.State, run.Updates, updateId) : UpdateLookup.Of(update);
        return (view ?? throw UpdateRefusals.NotFound(updateId), run.LastCommit);
    }

    private async ValueTask<UpdateProgress?> FinishAsync(CachedRun run, UpdateView view, WorkflowUpdate? update, Task committed, CancellationToken cancellationToken)
    {
        try
        {
            await committed;
        }
        catch (StoreException)
        {
            return null;
        }

        if (view.Stage == UpdateStage.Aborted)
        {
            throw update!.Error!;
        }

        var outcome = view.Outcome;
        if (view.OutcomeEventId != 0)
        {
            var completed = await HistoryReader.ReadOneAsync(engine, run.Key, view.OutcomeEventId, cancellationToken);
            outcome = completed.WorkflowExecutionUpdateCompletedEventAttributes.Outcome;
        }

        return new UpdateProgress(run.Key, view.LifecycleStage, outcome);
    }
}

/// <summary>What a caller waits for.</summary>
/// <param name="Stage">The stage; "unspecified" means the present one.</param>
/// <param name="Until">When to give up, in ticks of UTC.</param>
internal sealed record UpdateWait(UpdateWorkflowExecutionLifecycleStage Stage, long Until);

/// <summary>How far an update has come.</summary>
internal sealed record UpdateProgress(RunKey Run, UpdateWorkflowExecutionLifecycleStage Stage, Outcome? Outcome);
