using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Ends runs whose histories have grown too long to be replayed.</summary>
internal static class HistoryLimits
{
    private const string TooManyEvents = "Workflow history count exceeds limit.";
    private const string TooManyBytes = "Workflow history size exceeds limit.";

    /// <summary>Terminates the run if the decision took it over a limit.</summary>
    public static void Enforce(Decision decision)
    {
        if (!decision.IsRunning || decision.Batches.Count == 0)
        {
            return;
        }

        var limits = decision.Context.Limits;
        var reason = decision.State.NextEventId - 1 > limits.HistoryEventsMax ? TooManyEvents
            : decision.State.HistorySizeBytes > limits.HistoryBytesMax ? TooManyBytes
            : null;
        if (reason is not null)
        {
            Closes.Terminate(decision, new WorkflowExecutionTerminatedEventAttributes { Reason = reason, Identity = SystemIdentities.History });
        }
    }
}
