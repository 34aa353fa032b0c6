using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Machines;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.Workflow.V1;
using Temporalio.Api.WorkflowService.V1;
using ActivityOptions = Temporalio.Api.Activity.V1.ActivityOptions;

namespace Temporal.Server.Core.Executions;

/// <summary>Describes a run from its state.</summary>
internal static class Descriptions
{
    /// <summary>What the official server shows for "no such time".</summary>
    private static readonly Timestamp NoTime = new() { Seconds = -62135596800 };

    public static DescribeWorkflowExecutionResponse Of(ExecutionState state, WorkflowExecutionStartedEventAttributes started)
    {
        var response = new DescribeWorkflowExecutionResponse
        {
            ExecutionConfig = new WorkflowExecutionConfig
            {
                TaskQueue = new TaskQueue { Name = state.TaskQueue, Kind = TaskQueueKind.Normal },
                WorkflowExecutionTimeout = started.WorkflowExecutionTimeout,
                WorkflowRunTimeout = started.WorkflowRunTimeout,
                DefaultWorkflowTaskTimeout = started.WorkflowTaskTimeout,
                UserMetadata = state.UserMetadata?.Clone(),
            },
            WorkflowExecutionInfo = ExecutionInfos.Of(state),
            PendingWorkflowTask = TaskOf(state),
            WorkflowExtendedInfo = ExtendedOf(state),
        };
        response.PendingActivities.AddRange(state.Activities.Values
            .Where(activity => activity.Status != ActivityStatus.Closed)
            .OrderBy(activity => activity.ScheduledEventId)
            .Select(activity => ActivityOf(state, activity)));
        response.PendingChildren.AddRange(state.Children.Values
            .Where(child => child.Status != ChildStatus.Closed)
            .OrderBy(child => child.InitiatedEventId)
            .Select(ChildOf));
        response.Callbacks.AddRange(state.CompletionCallbacks.Select(callback => CallbackOf(state, callback)));
        return response;
    }

    private static PendingWorkflowTaskInfo? TaskOf(ExecutionState state)
    {
        var task = state.WorkflowTask;
        if (task is null || task.Status == WorkflowTaskStatus.None)
        {
            return null;
        }

        var isStarted = WorkflowTaskMachine.IsStarted(task.Status);
        return new PendingWorkflowTaskInfo
        {
            State = isStarted ? PendingWorkflowTaskState.Started : PendingWorkflowTaskState.Scheduled,
            ScheduledTime = Ticks.ToTimestamp(task.ScheduledTime),
            OriginalScheduledTime = Ticks.ToTimestamp(task.OriginalScheduledTime),
            StartedTime = isStarted ? Ticks.ToTimestamp(task.StartedTime) : null,
            Attempt = task.Attempt,
        };
    }

    private static WorkflowExecutionExtendedInfo ExtendedOf(ExecutionState state)
    {
        var info = new WorkflowExecutionExtendedInfo
        {
            ExecutionExpirationTime = Ticks.ToOptionalTimestamp(state.ExecutionExpirationTime),
            RunExpirationTime = Ticks.ToOptionalTimestamp(state.RunExpirationTime) ?? NoTime,
            CancelRequested = state.CancelRequested,
            OriginalStartTime = Ticks.ToTimestamp(state.OriginalStartTime),
        };
        foreach (var known in state.RequestIds)
        {
            info.RequestIdInfos[known.RequestId] = new RequestIdInfo
            {
                EventType = known.EventType,
                EventId = known.EventId,
                Buffered = known.EventId == 0,
            };
        }

        return info;
    }

    private static PendingActivityInfo ActivityOf(ExecutionState state, ActivityState activity)
    {
        var isStarted = activity.Status == ActivityStatus.Started;
        var isBackingOff = activity.Status == ActivityStatus.BackingOff;
        var queue = ActivityAttempts.QueueOf(state, activity);
        return new PendingActivityInfo
        {
            ActivityId = activity.ActivityId,
            ActivityType = new ActivityType { Name = activity.ActivityType },
            State = activity.CancelRequested ? PendingActivityState.CancelRequested
                : isStarted ? PendingActivityState.Started
                : PendingActivityState.Scheduled,
            HeartbeatDetails = activity.HeartbeatDetails?.Clone(),
            LastHeartbeatTime = Ticks.ToOptionalTimestamp(activity.HeartbeatTime),
            LastStartedTime = isStarted ? Ticks.ToTimestamp(activity.StartedTime) : null,
            Attempt = activity.Attempt,
            MaximumAttempts = activity.RetryPolicy?.MaximumAttempts ?? 0,
            ScheduledTime = Ticks.ToTimestamp(activity.ScheduledTime),
            ExpirationTime = activity.ScheduleToCloseTimeout == 0
                ? null
                : Ticks.ToTimestamp(activity.FirstScheduledTime + activity.ScheduleToCloseTimeout),
            LastFailure = activity.LastFailure?.Clone(),
            LastWorkerIdentity = activity.LastWorkerIdentity,
            CurrentRetryInterval = isBackingOff ? Ticks.ToDuration(activity.RetryInterval) : null,
            LastAttemptCompleteTime = Ticks.ToOptionalTimestamp(activity.LastAttemptCompleteTime),
            NextAttemptScheduleTime = isBackingOff ? Ticks.ToTimestamp(activity.ScheduledTime) : null,
            Priority = activity.Priority?.Clone(),
            ActivityOptions = new ActivityOptions
            {
                TaskQueue = new TaskQueue { Name = queue, NormalName = queue },
                ScheduleToCloseTimeout = Ticks.ToDuration(activity.ScheduleToCloseTimeout),
                ScheduleToStartTimeout = Ticks.ToDuration(activity.ScheduleToStartTimeout),
                StartToCloseTimeout = Ticks.ToDuration(activity.StartToCloseTimeout),
                HeartbeatTimeout = Ticks.ToDuration(activity.HeartbeatTimeout),
                RetryPolicy = activity.RetryPolicy?.Clone(),
                Priority = activity.Priority?.Clone(),
            },
        };
    }

    private static PendingChildExecutionInfo ChildOf(ChildState child) => new()
    {
        WorkflowId = child.WorkflowId,
        RunId = child.RunId,
        WorkflowTypeName = child.WorkflowType,
        InitiatedId = child.InitiatedEventId,
        ParentClosePolicy = child.ParentClosePolicy,
    };

    private static CallbackInfo CallbackOf(ExecutionState state, Callback callback) => new()
    {
        Callback = callback.Clone(),
        Trigger = new CallbackInfo.Types.Trigger { WorkflowClosed = new CallbackInfo.Types.WorkflowClosed() },
        RegistrationTime = Ticks.ToTimestamp(state.StartTime),
        State = CallbackState.Standby,
    };
}
