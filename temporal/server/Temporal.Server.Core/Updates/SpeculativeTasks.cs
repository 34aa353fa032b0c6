using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Machines;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Updates;

/// <summary>Workflow tasks that only bring updates: they leave events only if there is something to tell of.</summary>
/// <remarks>
/// Premise: a rejected update must leave no trace, and an idle workflow needs a task to look at one. Decision: the task lives in the state
/// without events and without a commit; the first event of any kind that comes while it is pending makes it a normal task
/// (<see cref="WorkflowTasks.Materialize"/>).
/// </remarks>
internal static class SpeculativeTasks
{
    public static bool IsPending(ExecutionState state) =>
        WorkflowTasks.StatusOf(state) is WorkflowTaskStatus.SpeculativeScheduled or WorkflowTaskStatus.SpeculativeStarted;

    /// <summary>Schedules a task for what was admitted, unless one is pending. An update does not wait for the back-off of the first task.</summary>
    public static void EnsureScheduled(Decision decision)
    {
        var state = decision.State;
        if (!decision.IsRunning || WorkflowTasks.StatusOf(state) != WorkflowTaskStatus.None)
        {
            return;
        }

        state.WorkflowTask = new WorkflowTaskState
        {
            Status = WorkflowTaskMachine.Table.Require(WorkflowTasks.StatusOf(state), WorkflowTaskEvent.ScheduleSpeculative),
            ScheduledEventId = state.NextEventId,
            Attempt = 1,
            Stamp = ++state.NextStamp,
            ScheduledTime = decision.Context.Now,
            OriginalScheduledTime = decision.Context.Now,
            StartToCloseTimeout = state.TaskTimeout,
            StickyTaskQueue = state.Sticky?.TaskQueue ?? string.Empty,
            ScheduleToStartTimeout = state.Sticky?.ScheduleToStartTimeout ?? 0,
        };
        decision.Offers.Add(WorkflowTasks.OfferOf(state));
    }

    /// <summary>Writes the events of a pending speculative task, as something else is about to be written.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="withIdentity">Whether the worker that took the task is named: only when it has just answered, as in the official server.</param>
    public static void MaterializeIfPending(Decision decision, bool withIdentity)
    {
        if (IsPending(decision.State))
        {
            var task = decision.State.WorkflowTask;
            task.Identity = withIdentity ? task.Identity : string.Empty;
            WorkflowTasks.Materialize(decision);
            decision.EndBatch();
        }
    }

    /// <summary>Tells whether a completion leaves nothing to write: no command, and of the updates only rejections.</summary>
    public static bool IsDiscarded(ExecutionState state, RespondWorkflowTaskCompletedRequest request) =>
        WorkflowTasks.StatusOf(state) == WorkflowTaskStatus.SpeculativeStarted
        && request.Commands.Count == 0
        && !request.ForceCreateNewWorkflowTask
        && request.Messages.All(IsRejection);

    /// <summary>Ends the task as if it had never been.</summary>
    public static void Discard(Decision decision)
    {
        var task = decision.State.WorkflowTask;
        task.Status = WorkflowTaskMachine.Table.Require(task.Status, WorkflowTaskEvent.Discard);
    }

    private static bool IsRejection(Message message) => message.Body?.Is(Rejection.Descriptor) == true;
}
