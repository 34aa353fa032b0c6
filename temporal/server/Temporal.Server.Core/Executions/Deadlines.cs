using System.Runtime.InteropServices;
using Temporal.Server.Core.Machines;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>What of a run is due when. It follows from the state, so no timer is stored.</summary>
internal static class Deadlines
{
    /// <summary>Nothing is due, ever.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Gets the earliest time at which <see cref="DueWork.Do"/> has something to do.</summary>
    public static long Next(ExecutionState state)
    {
        if (state.Status != WorkflowExecutionStatus.Running)
        {
            return OrNever(state.DeletionDueTime);
        }

        var next = Math.Min(OrNever(state.RunExpirationTime), OfWorkflowTask(state));
        if (state.FirstTaskBackoff)
        {
            next = Math.Min(next, state.ExecutionTime);
        }

        foreach (var timer in state.Timers.Values)
        {
            next = timer.Fired ? next : Math.Min(next, timer.DueTime);
        }

        foreach (var activity in state.Activities.Values)
        {
            next = Math.Min(next, OfActivity(activity).Time);
        }

        return next;
    }

    /// <summary>Gets when the pending workflow task times out.</summary>
    public static long OfWorkflowTask(ExecutionState state)
    {
        var task = state.WorkflowTask;
        if (task is null || task.Status == WorkflowTaskStatus.None)
        {
            return Never;
        }

        return WorkflowTaskMachine.IsStarted(task.Status) ? task.StartedTime + task.StartToCloseTimeout
            : task.ScheduleToStartTimeout > 0 && task.StickyTaskQueue.Length > 0 ? task.ScheduledTime + task.ScheduleToStartTimeout
            : Never;
    }

    /// <summary>Gets what comes next for an activity: the end of its back-off or its first timeout.</summary>
    public static ActivityDeadline OfActivity(ActivityState activity)
    {
        var toClose = After(activity.FirstScheduledTime, activity.ScheduleToCloseTimeout);
        switch (activity.Status)
        {
            case ActivityStatus.Scheduled:
                // The official server looks at schedule-to-start first where both are due.
                var toStart = After(activity.ScheduledTime, activity.ScheduleToStartTimeout);
                return toStart <= toClose
                    ? new ActivityDeadline(toStart, TimeoutType.ScheduleToStart)
                    : new ActivityDeadline(toClose, TimeoutType.ScheduleToClose);
            case ActivityStatus.BackingOff:
                return activity.ScheduledTime <= toClose
                    ? new ActivityDeadline(activity.ScheduledTime, TimeoutType.Unspecified)
                    : new ActivityDeadline(toClose, TimeoutType.ScheduleToClose);
            case ActivityStatus.Started:
                var first = new ActivityDeadline(toClose, TimeoutType.ScheduleToClose);
                first = first.OrEarlier(After(activity.StartedTime, activity.StartToCloseTimeout), TimeoutType.StartToClose);
                var lastSign = Math.Max(activity.StartedTime, activity.HeartbeatTime);
                return first.OrEarlier(After(lastSign, activity.HeartbeatTimeout), TimeoutType.Heartbeat);
            default:
                return new ActivityDeadline(Never, TimeoutType.Unspecified);
        }
    }

    private static long After(long start, long timeout) => timeout == 0 ? Never : start + timeout;

    private static long OrNever(long time) => time == 0 ? Never : time;
}

/// <summary>When something of an activity is due, and which timeout it is; unspecified: the end of a back-off.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ActivityDeadline(long Time, TimeoutType Timeout)
{
    /// <summary>Gets the earlier of two; of two at once the more particular one, which may be retried.</summary>
    public ActivityDeadline OrEarlier(long time, TimeoutType timeout) => time <= Time && time != Deadlines.Never ? new ActivityDeadline(time, timeout) : this;
}
