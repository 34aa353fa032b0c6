using Temporal.Server.Core.Machines;
using Temporalio.Api.Common.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Schedules and starts the attempts of an activity.</summary>
internal static class ActivityAttempts
{
    /// <summary>Gets the offer of a scheduled attempt.</summary>
    public static TaskOffer OfferOf(ExecutionState state, ActivityState activity)
    {
        var priority = activity.Priority?.PriorityKey ?? state.Priority?.PriorityKey ?? 0;
        return new TaskOffer(
            TaskKind.Activity,
            QueueOf(state, activity),
            string.Empty,
            activity.ScheduledEventId,
            activity.Stamp,
            priority == 0 ? TaskPriorities.Default : priority);
    }

    public static string QueueOf(ExecutionState state, ActivityState activity) =>
        activity.TaskQueue.Length == 0 ? state.TaskQueue : activity.TaskQueue;

    /// <summary>Hands an attempt to a worker.</summary>
    /// <returns>The activity, or null when the offer is outdated.</returns>
    public static ActivityState? TryStart(Decision decision, long scheduledEventId, int stamp, ActivityStart start)
    {
        if (!decision.IsRunning
            || !decision.State.Activities.TryGetValue(scheduledEventId, out var activity)
            || activity.Stamp != stamp
            || ActivityMachine.Table.Next(activity.Status, ActivityEvent.Start) is not { } next)
        {
            return null;
        }

        activity.Status = next;
        activity.StartedTime = decision.Context.Now;
        activity.HeartbeatTime = 0;
        activity.StartedIdentity = start.Identity;
        activity.LastWorkerIdentity = start.Identity;
        activity.StartedRequestId = start.RequestId;
        activity.WorkerVersion = start.WorkerVersion;
        decision.MustCommit = true;
        return activity;
    }

    /// <summary>The back-off before an attempt is over.</summary>
    public static void EndBackoff(Decision decision, ActivityState activity)
    {
        activity.Status = ActivityMachine.Table.Require(activity.Status, ActivityEvent.BackoffEnd);
        decision.Offers.Add(OfferOf(decision.State, activity));
        decision.MustCommit = true;
    }
}

/// <summary>Who takes an activity task.</summary>
internal sealed record ActivityStart(string Identity, string RequestId, WorkerVersionStamp? WorkerVersion);
