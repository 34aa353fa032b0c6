using Temporal.Server.Core.Executions;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Frontend;

/// <summary>A run's history at one moment, for a reader: all of it is on disk.</summary>
/// <param name="Run">The run.</param>
/// <param name="EndEventId">The first event that is not there.</param>
/// <param name="IsRunning">Whether more may come.</param>
/// <param name="Unwritten">The events of a pending task that are not in the history.</param>
/// <param name="Changed">Tells when there may be more.</param>
/// <param name="Version">The version of the signal that the view shows.</param>
internal sealed record HistoryView(RunKey Run, long EndEventId, bool IsRunning, IReadOnlyList<HistoryEvent> Unwritten, ChangeSignal Changed, long Version)
{
    /// <summary>Takes a view; a start of a task that is only in memory is written first.</summary>
    public static ValueTask<HistoryView> TakeAsync(HistoryEngine engine, RunKey run, CancellationToken cancellationToken) => engine.UpdateAsync(
        run,
        (cached, decision) =>
        {
            // The version is taken before the look, so that no change falls between.
            var version = cached.Changed.Version;
            decision.MustCommit = cached.Unflushed.Count > 0;
            return new HistoryView(
                cached.Key,
                decision.State.NextEventId,
                decision.State.Status == WorkflowExecutionStatus.Running,
                decision.IsRunning ? WorkflowTasks.UnwrittenEvents(decision.State, decision.Context.Limits, withIdentity: false) : [],
                cached.Changed,
                version);
        },
        cancellationToken);
}
