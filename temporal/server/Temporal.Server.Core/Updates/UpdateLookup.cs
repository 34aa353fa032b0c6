using System.Runtime.InteropServices;
using Temporal.Server.Core.Executions;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Update.V1;

namespace Temporal.Server.Core.Updates;

/// <summary>Finds updates: those under way in the registry, accepted ones in the state.</summary>
internal static class UpdateLookup
{
    /// <summary>Finds an update by its id.</summary>
    /// <returns>What is known of it, or null when it was never admitted, was rejected, or is forgotten.</returns>
    public static UpdateView? Find(ExecutionState state, UpdateRegistry registry, string id)
    {
        if (registry.Find(id) is { } update)
        {
            return Of(update);
        }

        if (!state.Updates.TryGetValue(id, out var accepted))
        {
            return null;
        }

        if (accepted.CompletedEventId != 0)
        {
            return new UpdateView(UpdateStage.Completed, Outcome: null, accepted.CompletedEventId);
        }

        return state.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused
            ? new UpdateView(UpdateStage.Accepted, Outcome: null, OutcomeEventId: 0)
            : new UpdateView(UpdateStage.Completed, UpdateOutcomes.RunCompleted(), OutcomeEventId: 0);
    }

    public static UpdateView Of(WorkflowUpdate update) => new(update.Stage, update.Outcome, OutcomeEventId: 0);
}

/// <summary>What is known of an update.</summary>
/// <param name="Stage">How far it has come.</param>
/// <param name="Outcome">Its outcome, when it is at hand.</param>
/// <param name="OutcomeEventId">The event that holds the outcome, when only the history does; 0 otherwise.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UpdateView(UpdateStage Stage, Outcome? Outcome, long OutcomeEventId)
{
    /// <summary>Gets the stage as callers know it.</summary>
    public UpdateWorkflowExecutionLifecycleStage LifecycleStage => Stage switch
    {
        UpdateStage.Admitted or UpdateStage.Sent => UpdateWorkflowExecutionLifecycleStage.Admitted,
        UpdateStage.Accepted => UpdateWorkflowExecutionLifecycleStage.Accepted,
        UpdateStage.Completed or UpdateStage.Aborted => UpdateWorkflowExecutionLifecycleStage.Completed,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
