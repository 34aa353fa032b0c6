using Temporalio.Activities;
using Temporalio.Exceptions;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Sorts the exceptions that end an activity by why it was cancelled, if it was.</summary>
internal static class ActivityEndings
{
    // Texts and types are those that the official SDKs report: servers' users filter by them.
    private const string WorkerShutdownMessage = "Worker is shutting down and this activity did not complete in time";
    private const string WorkerShutdownType = "WorkerShutdown";
    private const string PauseMessage = "Unhandled activity cancel error produced by activity pause";
    private const string PauseType = "ActivityPause";
    private const string ResetMessage = "Unhandled activity cancel error produced by activity reset";
    private const string ResetType = "ActivityReset";

    /// <summary>Finds the outcome.</summary>
    /// <param name="exception">What the activity threw.</param>
    /// <param name="reason">Why it was cancelled.</param>
    /// <param name="heartbeatFailure">The heartbeat's failure when that is the reason.</param>
    /// <returns>The outcome.</returns>
    public static ActivityOutcome Of(Exception exception, ActivityCancelReason reason, Exception? heartbeatFailure) => exception switch
    {
        CompleteAsyncException => ActivityOutcome.CompletedElsewhere.Instance,
        OperationCanceledException or CanceledFailureException => reason switch
        {
            ActivityCancelReason.CancelRequested => new ActivityOutcome.Cancelled(exception),
            ActivityCancelReason.GoneFromServer or ActivityCancelReason.Timeout => ActivityOutcome.Abandoned.Instance,
            ActivityCancelReason.WorkerShutdown => Failed(WorkerShutdownMessage, WorkerShutdownType),
            ActivityCancelReason.Paused => Failed(PauseMessage, PauseType),
            ActivityCancelReason.Reset => Failed(ResetMessage, ResetType),
            ActivityCancelReason.HeartbeatRecordFailure => new ActivityOutcome.Failed(heartbeatFailure ?? exception),
            ActivityCancelReason.None => new ActivityOutcome.Failed(exception),
            _ => new ActivityOutcome.Failed(exception),
        },
        _ => reason == ActivityCancelReason.GoneFromServer
            ? ActivityOutcome.Abandoned.Instance
            : new ActivityOutcome.Failed(exception),
    };

    private static ActivityOutcome.Failed Failed(string message, string type) =>
        new(new ApplicationFailureException(message, type));
}
