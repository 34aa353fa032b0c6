using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>What a run still has to tell other runs. It follows from the state, so a crash between two runs' commits loses nothing.</summary>
/// <remarks>
/// Each entry is repeated until its answer is recorded here, and the other side knows repeats by their request ids or event ids.
/// </remarks>
internal static class Outgoing
{
    public static bool IsPending(ExecutionState state) =>
        state.ParentNotificationDue || state.ChildrenToClose.Count > 0 || List(state).Any();

    /// <summary>Gets whether the run needs the server's care after a restart.</summary>
    public static bool IsOpen(ExecutionState state) => state.Status == WorkflowExecutionStatus.Running || state.DeletionDueTime != 0 || IsPending(state);

    /// <summary>Lists the requests that stand in the history as initiated and have no answer, oldest first.</summary>
    public static IEnumerable<OutgoingRequest> List(ExecutionState state)
    {
        var isRunning = state.Status == WorkflowExecutionStatus.Running;
        var children = state.Children.Values
            .Where(child => child.Status == ChildStatus.Initiated && (isRunning || child.ParentClosePolicy == ParentClosePolicy.Abandon))
            .Select(child => new OutgoingRequest(OutgoingKind.StartChild, child.InitiatedEventId, child.RequestId));
        var signals = state.ExternalSignals.Values.Where(request => !request.Answered)
            .Select(request => new OutgoingRequest(OutgoingKind.Signal, request.InitiatedEventId, request.RequestId));
        var cancels = state.ExternalCancels.Values.Where(request => !request.Answered)
            .Select(request => new OutgoingRequest(OutgoingKind.Cancel, request.InitiatedEventId, request.RequestId));
        return children.Concat(signals).Concat(cancels).OrderBy(request => request.InitiatedEventId);
    }
}

/// <summary>A request to another run; its event says to whom and what.</summary>
internal readonly record struct OutgoingRequest(OutgoingKind Kind, long InitiatedEventId, string RequestId);

/// <summary>The kinds of request to another run.</summary>
internal enum OutgoingKind
{
    StartChild,
    Signal,
    Cancel,
}
