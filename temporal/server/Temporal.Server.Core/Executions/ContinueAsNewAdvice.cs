using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>When a run has grown so long that its worker should start it anew.</summary>
internal static class ContinueAsNewAdvice
{
    public static bool IsDue(ExecutionState state, ServerLimits limits) =>
        state.NextEventId > limits.HistoryEventsAdvised || state.HistorySizeBytes >= limits.HistoryBytesAdvised || HasTooManyUpdates(state, limits);

    /// <summary>Adds the reasons, of which there is at least one.</summary>
    public static void AddReasons(ExecutionState state, ICollection<SuggestContinueAsNewReason> reasons, ServerLimits limits)
    {
        if (state.HistorySizeBytes >= limits.HistoryBytesAdvised)
        {
            reasons.Add(SuggestContinueAsNewReason.HistorySizeTooLarge);
        }

        if (state.NextEventId > limits.HistoryEventsAdvised)
        {
            reasons.Add(SuggestContinueAsNewReason.TooManyHistoryEvents);
        }

        if (HasTooManyUpdates(state, limits))
        {
            reasons.Add(SuggestContinueAsNewReason.TooManyUpdates);
        }
    }

    private static bool HasTooManyUpdates(ExecutionState state, ServerLimits limits) =>
        state.Updates.Count >= limits.UpdatesTotalMax * limits.UpdatesAdvisedShare;
}
