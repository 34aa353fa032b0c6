using Temporalio.Activities;
using Temporalio.Common;
using Temporalio.Common.Protos;
using Temporalio.Converters;
using Temporalio.Core.Replay;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Describes an attempt of a local activity to its code.</summary>
internal static class LocalActivityInfos
{
    /// <summary>Makes the info.</summary>
    /// <param name="host">What all attempts share.</param>
    /// <param name="request">What the workflow asked for.</param>
    /// <param name="attempt">The attempt.</param>
    /// <param name="scheduled">When the first attempt was asked for.</param>
    /// <param name="started">When this one starts.</param>
    /// <returns>The info.</returns>
    public static ActivityInfo Of(
        ActivityHost host,
        LocalActivityRequest request,
        int attempt,
        DateTimeOffset scheduled,
        DateTimeOffset started)
    {
        var context = new ISerializationContext.Activity(
            host.Namespace,
            request.ActivityId,
            request.WorkflowId,
            request.WorkflowType,
            request.ActivityType,
            host.TaskQueue,
            IsLocal: true);
        return new(
            ActivityId: request.ActivityId,
            ActivityType: request.ActivityType,
            Attempt: attempt,
            CurrentAttemptScheduledTime: started.UtcDateTime,
            DataConverter: host.DataConverter.WithSerializationContext(context),
            HeartbeatDetails: [],
            HeartbeatTimeout: null,
            IsLocal: true,
            Namespace: host.Namespace,
            Priority: Priority.Default,
            RetryPolicy: request.RetryPolicy?.ToRetryPolicy(),
            ScheduleToCloseTimeout: request.ScheduleToCloseTimeout,
            ScheduledTime: scheduled.UtcDateTime,
            StartToCloseTimeout: request.StartToCloseTimeout,
            StartedTime: started.UtcDateTime,
            TaskQueue: host.TaskQueue,
            TaskToken: [],
            WorkflowId: request.WorkflowId,
            WorkflowNamespace: host.Namespace,
            WorkflowRunId: request.RunId,
            WorkflowType: request.WorkflowType);
    }
}
