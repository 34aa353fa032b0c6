using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Finds runs, in memory or in the store. The caller holds the slot's gate.</summary>
internal sealed class RunLoader(IStore store, int tailMax)
{
    /// <summary>Finds the latest run's id.</summary>
    public async ValueTask<string?> CurrentRunIdAsync(WorkflowSlot slot, CancellationToken cancellationToken)
    {
        if (!slot.IsCurrentLoaded)
        {
            slot.CurrentRunId = await store.ReadCurrentRunAsync(slot.NamespaceId, slot.WorkflowId, cancellationToken);
            slot.IsCurrentLoaded = true;
        }

        return slot.CurrentRunId;
    }

    /// <summary>Finds a run.</summary>
    /// <param name="slot">The workflow id's slot.</param>
    /// <param name="runId">The run id; empty means the latest.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The run, or null when there is none.</returns>
    public async ValueTask<CachedRun?> FindAsync(WorkflowSlot slot, string runId, CancellationToken cancellationToken)
    {
        if (runId.Length == 0)
        {
            if (await CurrentRunIdAsync(slot, cancellationToken) is not { } current)
            {
                return null;
            }

            runId = current;
        }

        if (slot.Runs.TryGetValue(runId, out var cached))
        {
            if (!cached.IsBroken)
            {
                return cached;
            }

            await cached.LastCommit;
            slot.Runs.Remove(runId);
        }

        var key = new RunKey(slot.NamespaceId, slot.WorkflowId, runId);
        if (await store.ReadExecutionAsync(key, cancellationToken) is not { } bytes)
        {
            return null;
        }

        var first = await store.ReadHistoryAsync(key, firstEventId: 1, batchesMax: 1, cancellationToken);
        var events = History.Parser.ParseFrom(first[0].Events.Span).Events;
        var run = new CachedRun(key, ExecutionState.Parser.ParseFrom(bytes.Span), events[0].WorkflowExecutionStartedEventAttributes, tailMax);
        slot.Runs.Add(runId, run);
        return run;
    }

    /// <summary>Finds a run that must be there.</summary>
    /// <exception cref="ServiceException">It is not.</exception>
    public async ValueTask<CachedRun> RequireAsync(WorkflowSlot slot, string runId, CancellationToken cancellationToken) =>
        await FindAsync(slot, runId, cancellationToken) ?? throw (runId.Length == 0
            ? Refusals.WorkflowNotFound(slot.WorkflowId)
            : Refusals.RunNotFound(slot.WorkflowId, runId));
}
