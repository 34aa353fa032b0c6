using Temporal.Server.Core.Updates;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.Sdk.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>What a new run begins with: its first event and what that event does not say.</summary>
/// <param name="NamespaceId">The namespace's id.</param>
/// <param name="RunId">The new run's id.</param>
/// <param name="RequestId">The request that a repeat of this start would carry.</param>
/// <param name="Attributes">The first event, complete: checked, and with all defaults.</param>
internal sealed record RunStart(string NamespaceId, string RunId, string RequestId, WorkflowExecutionStartedEventAttributes Attributes)
{
    public UserMetadata? UserMetadata { get; init; }

    public IReadOnlyList<Link> Links { get; init; } = [];

    /// <summary>Gets when the chain's first run started; 0 means now.</summary>
    public long OriginalStartTime { get; init; }
}

/// <summary>Begins runs.</summary>
internal static class Runs
{
    /// <summary>Writes the first event. <see cref="ScheduleFirstTask"/> follows, after a signal that comes with the start.</summary>
    public static Decision Begin(DecisionContext context, RunStart start)
    {
        var attributes = start.Attributes;
        var backoff = Ticks.FromDuration(attributes.FirstWorkflowTaskBackoff);
        var decision = new Decision(NewState(context, start, backoff), context) { VisibilityChanged = true };
        var first = new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionStarted,
            WorkflowExecutionStartedEventAttributes = attributes,
            UserMetadata = start.UserMetadata,
        };
        first.Links.AddRange(start.Links);
        decision.Add(first);
        RequestIds.Attach(decision.State, start.RequestId, EventType.WorkflowExecutionStarted, first.EventId);
        return decision;
    }

    /// <summary>Schedules the first workflow task, or leaves that to the end of the back-off.</summary>
    public static void ScheduleFirstTask(Decision decision)
    {
        var state = decision.State;
        if (state.ExecutionTime > state.StartTime)
        {
            state.FirstTaskBackoff = true;
            return;
        }

        WorkflowTasks.Schedule(decision);
    }

    /// <summary>The back-off of the first task is over, or something happened that does not wait for its end.</summary>
    public static void EndFirstTaskBackoff(Decision decision)
    {
        decision.State.FirstTaskBackoff = false;
        SpeculativeTasks.MaterializeIfPending(decision, withIdentity: false);
        WorkflowTasks.EnsureScheduled(decision);
    }

    private static ExecutionState NewState(DecisionContext context, RunStart start, long backoff)
    {
        var attributes = start.Attributes;
        var now = context.Now;
        var state = new ExecutionState
        {
            NamespaceId = start.NamespaceId,
            WorkflowId = attributes.WorkflowId,
            RunId = start.RunId,
            FirstRunId = attributes.FirstExecutionRunId,
            OriginalRunId = attributes.OriginalExecutionRunId,
            CreateRequestId = start.RequestId,
            WorkflowType = attributes.WorkflowType.Name,
            TaskQueue = attributes.TaskQueue.Name,
            Status = WorkflowExecutionStatus.Running,
            NextEventId = 1,
            StartTime = now,
            ExecutionTime = now + backoff,
            OriginalStartTime = start.OriginalStartTime == 0 ? now : start.OriginalStartTime,
            ExecutionTimeout = Ticks.FromDuration(attributes.WorkflowExecutionTimeout),
            RunTimeout = Ticks.FromDuration(attributes.WorkflowRunTimeout),
            TaskTimeout = Ticks.FromDuration(attributes.WorkflowTaskTimeout),
            ExecutionExpirationTime = Ticks.FromTimestamp(attributes.WorkflowExecutionExpirationTime),
            RetryPolicy = attributes.RetryPolicy?.Clone(),
            Attempt = attributes.Attempt,
            CronSchedule = attributes.CronSchedule,
            Memo = attributes.Memo?.Clone(),
            SearchAttributes = SearchAttributesOf(attributes),
            Priority = attributes.Priority?.Clone(),
            UserMetadata = start.UserMetadata?.Clone(),
            VersioningOverride = attributes.VersioningOverride?.Clone(),
            ResetPoints = attributes.PrevAutoResetPoints?.Clone(),
            RootWorkflowId = attributes.RootWorkflowExecution?.WorkflowId ?? attributes.WorkflowId,
            RootRunId = attributes.RootWorkflowExecution?.RunId ?? start.RunId,
            Parent = ParentOf(attributes),
        };
        state.CompletionCallbacks.AddRange(attributes.CompletionCallbacks);
        state.RunExpirationTime = RunExpiration(state, backoff);
        return state;
    }

    private static SearchAttributes? SearchAttributesOf(WorkflowExecutionStartedEventAttributes attributes)
    {
        if (attributes.SearchAttributes is not { } given)
        {
            return null;
        }

        var kept = new SearchAttributes();
        SearchAttributeRules.Merge(kept, given);
        return kept;
    }

    private static ParentState? ParentOf(WorkflowExecutionStartedEventAttributes attributes) =>
        attributes.ParentWorkflowExecution is null ? null : new ParentState
        {
            NamespaceId = attributes.ParentWorkflowNamespaceId,
            Namespace = attributes.ParentWorkflowNamespace,
            WorkflowId = attributes.ParentWorkflowExecution.WorkflowId,
            RunId = attributes.ParentWorkflowExecution.RunId,
            InitiatedEventId = attributes.ParentInitiatedEventId,
        };

    /// <summary>A run may wait out its back-off and then use its whole timeout, within the chain's.</summary>
    private static long RunExpiration(ExecutionState state, long backoff)
    {
        var byRun = state.RunTimeout == 0 ? 0 : state.StartTime + backoff + state.RunTimeout;
        var byChain = state.ExecutionExpirationTime;
        return byRun == 0 ? byChain : byChain == 0 ? byRun : Math.Min(byRun, byChain);
    }
}
