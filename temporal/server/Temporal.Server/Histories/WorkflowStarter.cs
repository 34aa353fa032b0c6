using Temporal.Server.Core.Crons;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Policies;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Histories;

/// <summary>Starts workflows: decides by the policies what happens to the latest run of the id, in one transaction with the start.</summary>
internal static class WorkflowStarter
{
    private const string TerminateReason = "TerminateIfRunning WorkflowIdReusePolicy";

    /// <summary>Starts a workflow, or answers with the run that is there.</summary>
    public static ValueTask<StartResult> StartAsync(HistoryEngine engine, StartCommand command, CancellationToken cancellationToken) =>
        StartAsync(engine, command, also: null, cancellationToken);

    /// <summary>Starts a workflow, or answers with the run that is there, and does something with the run.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="command">The start.</param>
    /// <param name="also">What else is done with the run under the same lock; must not throw.</param>
    /// <param name="cancellationToken">Gives up while waiting for the lock.</param>
    /// <exception cref="ServiceException">The policies refuse it.</exception>
    public static async ValueTask<StartResult> StartAsync(
        HistoryEngine engine, StartCommand command, Action<WorkflowSlot, CachedRun>? also, CancellationToken cancellationToken)
    {
        StartResult result;
        PendingCommit? commit;
        using (var lease = await engine.Slots.EnterAsync(command.NamespaceId, command.Attributes.WorkflowId, cancellationToken))
        {
            var current = await engine.Loader.FindAsync(lease.Slot, string.Empty, cancellationToken);
            (result, commit) = Decide(engine, lease.Slot, command, current);
            if (commit is not null)
            {
                engine.Arm(commit);
            }

            also?.Invoke(lease.Slot, lease.Slot.Runs[result.Run.RunId]);
        }

        if (commit is not null)
        {
            await engine.FinishAsync(commit);
        }

        return result;
    }

    private static (StartResult Result, PendingCommit? Commit) Decide(HistoryEngine engine, WorkflowSlot slot, StartCommand command, CachedRun? current)
    {
        if (current is not null && IsSameChild(current.State, command.Attributes))
        {
            // Its parent asks once more, and the chain has gone on meanwhile, or is over.
            var first = current.Key with { RunId = current.State.FirstRunId };
            var again = new StartResult(StartOutcome.ReturnStarted, first, current.State.FirstRunId, current.State.Status);
            return (again, new PendingCommit(current.LastCommit, []));
        }

        var policy = StartPolicy.Decide(
            current is null ? null : CurrentOf(current.State), slot.WorkflowId, command.RequestId, command.Reuse, command.Conflict);
        switch (policy.Outcome)
        {
            case StartOutcome.StartNew:
                return Begin(engine, slot, command, previous: null);
            case StartOutcome.TerminateAndStart:
                return Begin(engine, slot, command, current);
            case StartOutcome.ReturnStarted:
            case StartOutcome.ReturnAttached:
                return (Existing(current, policy.Outcome), new PendingCommit(current!.LastCommit, []));
            case StartOutcome.UseExisting:
                return UseExisting(engine, slot, command, current!);
            case StartOutcome.Refuse:
                throw policy.Error!;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool IsSameChild(ExecutionState state, WorkflowExecutionStartedEventAttributes asked) =>
        state.Parent is { } known
        && known.RunId == asked.ParentWorkflowExecution?.RunId
        && known.InitiatedEventId == asked.ParentInitiatedEventId;

    private static CurrentRun CurrentOf(ExecutionState state) => new(
        state.RunId, state.FirstRunId, state.CreateRequestId, state.Status, requestId => RequestIds.Find(state, requestId) is not null);

    private static (StartResult Result, PendingCommit? Commit) Begin(HistoryEngine engine, WorkflowSlot slot, StartCommand command, CachedRun? previous)
    {
        var context = engine.NewContext(command.NamespaceId);
        var runId = context.NewId();
        Decision? end = null;
        if (previous is not null)
        {
            end = new Decision(previous.State, context);
            Closes.Terminate(end, new WorkflowExecutionTerminatedEventAttributes
            {
                Reason = TerminateReason,
                Identity = SystemIdentities.History,
                Details = JsonPayloads.Of($"terminated by new runID: {runId}"),
            });
        }

        var decision = Runs.Begin(context, ToRunStart(command, context, runId));
        if (command.Signal is { } signal)
        {
            ExternalRequests.Signal(decision, signal, command.SignalLinks);
        }

        Runs.ScheduleFirstTask(decision);
        var isEager = TryStartEagerly(decision, command);
        var commit = engine.Commits.QueueStart(slot, decision, previous, end);
        var run = slot.Runs[decision.State.RunId];
        var eager = isEager ? WorkflowTaskSnapshot.Take(run, new Decision(run.State, context), isPartial: false) : null;
        return (new StartResult(StartOutcome.StartNew, run.Key, decision.State.FirstRunId, decision.State.Status) { EagerTask = eager }, commit);
    }

    private static bool TryStartEagerly(Decision decision, StartCommand command)
    {
        if (!command.Attributes.EagerExecutionAccepted)
        {
            return false;
        }

        decision.Offers.Clear();
        return WorkflowTasks.TryStart(
            decision, decision.State.WorkflowTask.Stamp, command.Attributes.Identity, command.RequestId, worker: null);
    }

    private static RunStart ToRunStart(StartCommand command, DecisionContext context, string runId)
    {
        var attributes = command.Attributes;
        attributes.OriginalExecutionRunId = runId;
        attributes.FirstExecutionRunId = runId;
        attributes.Attempt = 1;
        var backoff = Ticks.FromDuration(attributes.FirstWorkflowTaskBackoff);
        if (attributes.CronSchedule.Length > 0 && CronSchedule.TryParse(attributes.CronSchedule, out var schedule))
        {
            var now = Ticks.ToTime(context.Now);
            attributes.Initiator = ContinueAsNewInitiator.CronSchedule;
            backoff = schedule.Backoff(now, now)?.Ticks ?? 0;
        }

        attributes.FirstWorkflowTaskBackoff = Ticks.ToDuration(backoff);
        attributes.EagerExecutionAccepted &= backoff == 0;
        var timeout = Ticks.FromDuration(attributes.WorkflowExecutionTimeout);
        attributes.WorkflowExecutionExpirationTime = timeout == 0 ? null : Ticks.ToTimestamp(context.Now + timeout + backoff);
        return new RunStart(command.NamespaceId, runId, command.RequestId, attributes)
        {
            UserMetadata = command.UserMetadata,
            Links = command.Links,
        };
    }

    private static StartResult Existing(CachedRun? run, StartOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new StartResult(outcome, run.Key, run.State.FirstRunId, run.State.Status);
    }

    private static (StartResult Result, PendingCommit? Commit) UseExisting(HistoryEngine engine, WorkflowSlot slot, StartCommand command, CachedRun run)
    {
        var decision = new Decision(run.State, engine.NewContext(command.NamespaceId));
        var result = Existing(run, StartOutcome.UseExisting);
        if (command.Signal is { } signal)
        {
            ExternalRequests.Signal(decision, signal, command.SignalLinks);
            decision.State.FirstTaskBackoff = false;
            EventRecorder.Wake(decision);
        }

        if (command.OnConflict is { } options)
        {
            Attachments.Attach(decision, command.RequestId, options, command.CompletionCallbacks, command.Links);
            result = result with { AttachedRequestId = options.AttachRequestId ? command.RequestId : string.Empty };
        }

        return (result, engine.Commits.Queue(slot, run, decision));
    }
}
