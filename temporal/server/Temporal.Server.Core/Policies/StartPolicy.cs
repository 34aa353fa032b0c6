using Temporal.Server.Core.Errors;
using Temporalio.Api.ErrorDetails.V1;
using Conflict = Temporalio.Api.Enums.V1.WorkflowIdConflictPolicy;
using Reuse = Temporalio.Api.Enums.V1.WorkflowIdReusePolicy;
using Status = Temporalio.Api.Enums.V1.WorkflowExecutionStatus;

namespace Temporal.Server.Core.Policies;

/// <summary>Decides what a start does about the latest run of its workflow id.</summary>
public static class StartPolicy
{
    private const string AnyPolicy = "";

    // What happens when no request id matches: by the state of the latest run and the policy that governs it.
    private static readonly (Func<Status, bool> State, Reuse? Reuse, Conflict? Conflict, StartOutcome Outcome, string Reason)[] Table =
    [
        (IsOpen, null, Conflict.UseExisting, StartOutcome.UseExisting, AnyPolicy),
        (IsOpen, null, Conflict.TerminateExisting, StartOutcome.TerminateAndStart, AnyPolicy),
        (IsOpen, null, null, StartOutcome.Refuse, "Workflow execution is already running. WorkflowId: {0}, RunId: {1}."),
        (IsClosed, Reuse.RejectDuplicate, null, StartOutcome.Refuse, "Workflow execution already finished. WorkflowId: {0}, RunId: {1}. Workflow Id reuse policy: reject duplicate workflow Id."),
        (HasFailed, Reuse.AllowDuplicateFailedOnly, null, StartOutcome.StartNew, AnyPolicy),
        (IsClosed, Reuse.AllowDuplicateFailedOnly, null, StartOutcome.Refuse, "Workflow execution already finished successfully. WorkflowId: {0}, RunId: {1}. Workflow Id reuse policy: allow duplicate workflow Id if last run failed."),
        (IsClosed, null, null, StartOutcome.StartNew, AnyPolicy),
    ];

    /// <summary>Decides.</summary>
    /// <param name="current">The latest run of the workflow id, or null when there is none.</param>
    /// <param name="workflowId">The workflow id, for the error.</param>
    /// <param name="requestId">The start's request id: one that was seen before wins over every policy.</param>
    /// <param name="reuse">The reuse policy, not left open.</param>
    /// <param name="conflict">The conflict policy, not left open.</param>
    public static StartDecision Decide(CurrentRun? current, string workflowId, string requestId, Reuse reuse, Conflict conflict)
    {
        if (current is null)
        {
            return new(StartOutcome.StartNew);
        }

        if (string.Equals(current.CreateRequestId, requestId, StringComparison.Ordinal))
        {
            return new(StartOutcome.ReturnStarted);
        }

        if (current.IsAttached(requestId))
        {
            return new(StartOutcome.ReturnAttached);
        }

        foreach (var row in Table)
        {
            if (row.State(current.Status) && (row.Reuse is null || row.Reuse == reuse) && (row.Conflict is null || row.Conflict == conflict))
            {
                return new(row.Outcome, row.Outcome == StartOutcome.Refuse ? AlreadyStarted(row.Reason, workflowId, current) : null);
            }
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static ServiceException AlreadyStarted(string reason, string workflowId, CurrentRun current) => new(
        ServiceErrorKind.AlreadyExists,
        reason.Replace("{0}", workflowId, StringComparison.Ordinal).Replace("{1}", current.RunId, StringComparison.Ordinal),
        new WorkflowExecutionAlreadyStartedFailure
        {
            StartRequestId = current.CreateRequestId,
            RunId = current.RunId,
            FirstExecutionRunId = current.FirstRunId,
        });

    private static bool IsOpen(Status status) => status is Status.Running or Status.Paused;

    private static bool IsClosed(Status status) => !IsOpen(status);

    private static bool HasFailed(Status status) => status is Status.Failed or Status.Canceled or Status.Terminated or Status.TimedOut;
}
