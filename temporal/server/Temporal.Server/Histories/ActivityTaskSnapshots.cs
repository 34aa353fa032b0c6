using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Histories;

/// <summary>A started activity attempt as a worker gets it; taken under the lock, completed with the input afterwards.</summary>
/// <param name="Response">The answer without header and input.</param>
/// <param name="Scheduled">The event that holds them.</param>
internal sealed record ActivityTaskSnapshot(PollActivityTaskQueueResponse Response, EventRange Scheduled)
{
    public static ActivityTaskSnapshot Take(CachedRun run, Decision decision, ActivityState activity, string namespaceName)
    {
        var state = decision.State;
        var response = new PollActivityTaskQueueResponse
        {
            TaskToken = TaskTokens.Of(run.Key, activity),
            WorkflowNamespace = namespaceName,
            WorkflowType = new WorkflowType { Name = state.WorkflowType },
            WorkflowExecution = new WorkflowExecution { WorkflowId = state.WorkflowId, RunId = state.RunId },
            ActivityType = new ActivityType { Name = activity.ActivityType },
            ActivityId = activity.ActivityId,
            HeartbeatDetails = activity.HeartbeatDetails,
            ScheduledTime = Ticks.ToTimestamp(activity.FirstScheduledTime),
            CurrentAttemptScheduledTime = Ticks.ToTimestamp(activity.ScheduledTime),
            StartedTime = Ticks.ToTimestamp(activity.StartedTime),
            Attempt = activity.Attempt,
            ScheduleToCloseTimeout = Ticks.ToDuration(activity.ScheduleToCloseTimeout),
            StartToCloseTimeout = Ticks.ToDuration(activity.StartToCloseTimeout),
            HeartbeatTimeout = Ticks.ToDuration(activity.HeartbeatTimeout),
            RetryPolicy = activity.RetryPolicy,
            Priority = activity.Priority ?? state.Priority,
        };
        var scheduledEventId = activity.ScheduledEventId;
        return new ActivityTaskSnapshot(response, HistoryReader.Plan(run, decision, scheduledEventId, scheduledEventId + 1));
    }

    public async ValueTask<PollActivityTaskQueueResponse> CompleteAsync(IStore store, CancellationToken cancellationToken)
    {
        var events = await Scheduled.ReadAsync(store, Scheduled.EndEventId, cancellationToken);
        var attributes = events[0].ActivityTaskScheduledEventAttributes;
        Response.Header = attributes.Header;
        Response.Input = attributes.Input;
        return Response;
    }
}
