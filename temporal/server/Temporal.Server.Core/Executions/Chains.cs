using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Crons;
using Temporal.Server.Core.Retries;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Makes the next run of a chain: by continue-as-new, a retry policy or a cron schedule.</summary>
/// <remarks>The next run is created in the transaction that closes this one, so a chain never breaks off.</remarks>
internal static class Chains
{
    /// <summary>A run lasts at least this long in the count of its chain: a loop that continues as new at once would flood the store.</summary>
    private static readonly TimeSpan RunMin = TimeSpan.FromSeconds(1);

    /// <summary>Gets the next run after a completed one: the next tick of its cron schedule.</summary>
    public static RunStart? AfterCompletion(Decision decision, WorkflowExecutionStartedEventAttributes first, Payloads? result) =>
        CronBackoff(decision) is { } backoff
            ? Follow(decision, first, ContinueAsNewInitiator.CronSchedule, backoff, next =>
            {
                next.LastCompletionResult = result;
                next.Attempt = 1;
            })
            : null;

    /// <summary>Gets the next run after a failed one: a retry, else the next tick of its cron schedule.</summary>
    public static (RetryState State, RunStart? Next) AfterFailure(
        Decision decision, WorkflowExecutionStartedEventAttributes first, Failure failure)
    {
        var state = decision.State;
        var now = Ticks.ToTime(decision.Context.Now);
        var retry = RetryRules.Decide(state.RetryPolicy, state.Attempt, failure, now, Ticks.ToOptionalTime(state.ExecutionExpirationTime));
        if (retry.IsRetried)
        {
            var run = Follow(decision, first, ContinueAsNewInitiator.Retry, retry.Backoff, next =>
            {
                next.ContinuedFailure = failure;
                next.LastCompletionResult = first.LastCompletionResult;
                next.Attempt = state.Attempt + 1;
            });
            return (retry.State, run);
        }

        if (CronBackoff(decision) is not { } backoff)
        {
            return (retry.State, null);
        }

        var tick = Follow(decision, first, ContinueAsNewInitiator.CronSchedule, backoff, next =>
        {
            next.ContinuedFailure = failure;
            next.LastCompletionResult = first.LastCompletionResult;
            next.Attempt = 1;
        });
        return (retry.State, tick);
    }

    /// <summary>Gets the next run as the worker asks for it.</summary>
    public static RunStart ContinueAsNew(
        Decision decision, WorkflowExecutionStartedEventAttributes first, ContinueAsNewWorkflowExecutionCommandAttributes asked)
    {
        var initiator = asked.Initiator == ContinueAsNewInitiator.Unspecified ? ContinueAsNewInitiator.Workflow : asked.Initiator;
        var backoff = TimeSpan.FromTicks(Ticks.FromDuration(asked.BackoffStartInterval));
        return Follow(decision, first, initiator, backoff, next =>
        {
            next.WorkflowType = asked.WorkflowType;
            next.TaskQueue = asked.TaskQueue;
            next.Input = asked.Input;
            next.WorkflowRunTimeout = asked.WorkflowRunTimeout;
            next.WorkflowTaskTimeout = asked.WorkflowTaskTimeout;
            next.RetryPolicy = asked.RetryPolicy;
            next.CronSchedule = asked.CronSchedule;
            next.Header = asked.Header;
            next.Memo = asked.Memo;
            next.SearchAttributes = asked.SearchAttributes;
            next.ContinuedFailure = asked.Failure;
            next.LastCompletionResult = asked.LastCompletionResult ?? first.LastCompletionResult;
            next.Attempt = 1;
        });
    }

    /// <summary>Begins the next run, if there is one, as part of the decision.</summary>
    public static void Begin(Decision decision, RunStart? next)
    {
        if (next is null)
        {
            return;
        }

        decision.NewRun = Runs.Begin(decision.Context, next);

        // A signal that is sent again, because its answer was lost, may find the next run: it must not count twice.
        decision.NewRun.State.SignalRequestIds.Add(decision.State.SignalRequestIds);
        Runs.ScheduleFirstTask(decision.NewRun);
    }

    private static TimeSpan? CronBackoff(Decision decision)
    {
        var state = decision.State;
        return state.CronSchedule.Length > 0 && CronSchedule.TryParse(state.CronSchedule, out var schedule)
            ? schedule.Backoff(Ticks.ToTime(state.ExecutionTime), Ticks.ToTime(decision.Context.Now))
            : null;
    }

    private static RunStart Follow(
        Decision decision,
        WorkflowExecutionStartedEventAttributes first,
        ContinueAsNewInitiator initiator,
        TimeSpan backoff,
        Action<WorkflowExecutionStartedEventAttributes> fill)
    {
        var state = decision.State;
        var runId = decision.Context.NewId();
        var next = first.Clone();
        next.Identity = string.Empty;
        next.ContinuedExecutionRunId = state.RunId;
        next.OriginalExecutionRunId = runId;
        next.FirstExecutionRunId = state.FirstRunId;
        next.Initiator = initiator;
        next.ContinuedFailure = null;
        next.LastCompletionResult = null;
        next.EagerExecutionAccepted = false;
        next.PrevAutoResetPoints = PreviousResetPoints(decision);
        next.FirstWorkflowTaskBackoff = AtLeastRunMin(decision, backoff);
        fill(next);
        return new RunStart(state.NamespaceId, runId, decision.Context.NewId(), next) { OriginalStartTime = state.OriginalStartTime };
    }

    private static Duration AtLeastRunMin(Decision decision, TimeSpan backoff)
    {
        var rest = decision.State.ExecutionTime + RunMin.Ticks - decision.Context.Now;
        return Ticks.ToDuration(Math.Max(backoff.Ticks, Math.Max(0, rest)));
    }

    private static Temporalio.Api.Workflow.V1.ResetPoints PreviousResetPoints(Decision decision)
    {
        // The old run's own description shows the expiry too.
        var points = decision.State.ResetPoints ?? new Temporalio.Api.Workflow.V1.ResetPoints();
        foreach (var point in points.Points.Where(point => point.ExpireTime is null))
        {
            point.ExpireTime = Ticks.ToTimestamp(decision.Context.Now + decision.Context.Retention);
        }

        return points.Clone();
    }
}
