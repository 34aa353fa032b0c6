using Google.Protobuf.WellKnownTypes;
using Temporalio.Activities;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Common.Protos;
using Temporalio.Converters;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Reads what a task says of its attempt.</summary>
internal static class ActivityInfos
{
    /// <summary>Reads a polled task.</summary>
    /// <param name="task">The task.</param>
    /// <param name="taskNamespace">The worker's namespace.</param>
    /// <param name="taskQueue">The worker's queue.</param>
    /// <param name="converter">The converter in the activity's context.</param>
    /// <returns>The info.</returns>
    public static ActivityInfo Of(PollActivityTaskQueueResponse task, string taskNamespace, string taskQueue, DataConverter converter)
    {
        var inWorkflow = task.WorkflowExecution is { WorkflowId.Length: > 0 };
        return new(
            ActivityId: task.ActivityId,
            ActivityType: task.ActivityType.Name,
            Attempt: task.Attempt,
            CurrentAttemptScheduledTime: Utc(task.CurrentAttemptScheduledTime),
            DataConverter: converter,
            HeartbeatDetails: (IReadOnlyCollection<Payload>?)task.HeartbeatDetails?.Payloads_ ?? [],
            HeartbeatTimeout: task.HeartbeatTimeout.ToNonZeroTimeSpan(),
            IsLocal: false,
            Namespace: taskNamespace,
            Priority: task.Priority.ToPriority(),
            RetryPolicy: task.RetryPolicy?.ToRetryPolicy(),
            ScheduleToCloseTimeout: task.ScheduleToCloseTimeout.ToNonZeroTimeSpan(),
            ScheduledTime: Utc(task.ScheduledTime),
            StartToCloseTimeout: task.StartToCloseTimeout.ToNonZeroTimeSpan(),
            StartedTime: Utc(task.StartedTime),
            TaskQueue: taskQueue,
            TaskToken: task.TaskToken.ToByteArray(),
            WorkflowId: inWorkflow ? task.WorkflowExecution!.WorkflowId : null,
            WorkflowNamespace: inWorkflow ? task.WorkflowNamespace : null,
            WorkflowRunId: inWorkflow ? task.WorkflowExecution!.RunId : null,
            WorkflowType: inWorkflow ? task.WorkflowType?.Name : null);
    }

    private static DateTime Utc(Timestamp? timestamp) => timestamp?.ToDateTime() ?? DateTime.UnixEpoch;
}
