using Temporal.Server.Core.Machines;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Schedules activities and asks for their cancellation.</summary>
internal static class ActivityCommandHandlers
{
    public static void Schedule(CommandScope scope, Command command)
    {
        var attributes = command.ScheduleActivityTaskCommandAttributes;
        var state = scope.State;
        CommandScope.Check(PendingLimits.Activities(state.Activities.Count, scope.Decision.Context.Limits));
        if (Activities.FindById(state, attributes.ActivityId) is not null)
        {
            throw CommandScope.Failed(
                WorkflowTaskFailedCause.ScheduleActivityDuplicateId,
                $"invalid history builder state for action: add-activitytask-scheduled-event, ActivityID: {attributes.ActivityId}");
        }

        var scheduled = scope.Add(command, ScheduledEvent(attributes, scope.CompletedEventId));
        var activity = NewState(attributes, scheduled.EventId, scope);
        state.Activities[scheduled.EventId] = activity;
        if (attributes.RequestEagerExecution)
        {
            var start = new ActivityStart(scope.Completion.Request.Identity, scope.Decision.Context.NewId(), scope.Completion.Request.WorkerVersionStamp);
            ActivityAttempts.TryStart(scope.Decision, activity.ScheduledEventId, activity.Stamp, start);
            scope.EagerActivities.Add(activity.ScheduledEventId);
            return;
        }

        scope.Decision.Offers.Add(ActivityAttempts.OfferOf(state, activity));
    }

    public static void RequestCancel(CommandScope scope, Command command)
    {
        var scheduledEventId = command.RequestCancelActivityTaskCommandAttributes.ScheduledEventId;
        if (!scope.State.Activities.TryGetValue(scheduledEventId, out var activity) || activity.CancelRequested)
        {
            throw CommandScope.Failed(
                WorkflowTaskFailedCause.BadRequestCancelActivityAttributes,
                $"invalid history builder state for action: add-activitytask-cancel-requested-event, ScheduledEventID: {scheduledEventId}");
        }

        scope.NeedsWorkflowTask |= Activities.RequestCancel(
            scope.Decision, activity, scope.CompletedEventId, scope.Completion.Request.Identity);
    }

    private static HistoryEvent ScheduledEvent(ScheduleActivityTaskCommandAttributes attributes, long completedEventId) => new()
    {
        EventType = EventType.ActivityTaskScheduled,
        ActivityTaskScheduledEventAttributes = new ActivityTaskScheduledEventAttributes
        {
            ActivityId = attributes.ActivityId,
            ActivityType = attributes.ActivityType,
            TaskQueue = attributes.TaskQueue,
            Header = attributes.Header,
            Input = attributes.Input,
            ScheduleToCloseTimeout = attributes.ScheduleToCloseTimeout,
            ScheduleToStartTimeout = attributes.ScheduleToStartTimeout,
            StartToCloseTimeout = attributes.StartToCloseTimeout,
            HeartbeatTimeout = attributes.HeartbeatTimeout,
            WorkflowTaskCompletedEventId = completedEventId,
            RetryPolicy = attributes.RetryPolicy,
            UseWorkflowBuildId = attributes.UseWorkflowBuildId,
            Priority = attributes.Priority,
        },
    };

    private static ActivityState NewState(ScheduleActivityTaskCommandAttributes attributes, long scheduledEventId, CommandScope scope)
    {
        var now = scope.Decision.Context.Now;
        var isOwnQueue = attributes.TaskQueue.Name == scope.State.TaskQueue;
        return new ActivityState
        {
            ScheduledEventId = scheduledEventId,
            ActivityId = attributes.ActivityId,
            ActivityType = attributes.ActivityType.Name,
            TaskQueue = isOwnQueue ? string.Empty : attributes.TaskQueue.Name,
            Status = ActivityMachine.Table.Require(ActivityStatus.None, ActivityEvent.Schedule),
            Attempt = 1,
            Stamp = 1,
            FirstScheduledTime = now,
            ScheduledTime = now,
            ScheduleToCloseTimeout = Ticks.FromDuration(attributes.ScheduleToCloseTimeout),
            ScheduleToStartTimeout = Ticks.FromDuration(attributes.ScheduleToStartTimeout),
            StartToCloseTimeout = Ticks.FromDuration(attributes.StartToCloseTimeout),
            HeartbeatTimeout = Ticks.FromDuration(attributes.HeartbeatTimeout),
            RetryPolicy = attributes.RetryPolicy?.Clone() ?? new RetryPolicy(),
            Priority = attributes.Priority?.Clone(),
            UseWorkflowBuildId = attributes.UseWorkflowBuildId,
        };
    }
}
