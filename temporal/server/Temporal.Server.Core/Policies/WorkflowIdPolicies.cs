using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Validation;
using Conflict = Temporalio.Api.Enums.V1.WorkflowIdConflictPolicy;
using Reuse = Temporalio.Api.Enums.V1.WorkflowIdReusePolicy;

namespace Temporal.Server.Core.Policies;

/// <summary>Which combinations of policies a start may have, and what an open one means.</summary>
public static class WorkflowIdPolicies
{
    /// <summary>Checks the policies of a plain start; one against a running workflow fails unless the policies say otherwise.</summary>
    /// <returns>The policies with nothing left open. The old "terminate if running" becomes "allow duplicate, terminate existing".</returns>
    /// <exception cref="ServiceException">The policies contradict each other.</exception>
    public static (Reuse Reuse, Conflict Conflict) FillAndCheck(Reuse reuse, Conflict conflict) => Fill(reuse, conflict, Conflict.Fail);

    /// <summary>Checks the policies of a signal-with-start; one against a running workflow signals it unless the policies say otherwise.</summary>
    /// <returns>The policies with nothing left open.</returns>
    /// <exception cref="ServiceException">The policies contradict each other, or ask the call to fail when the workflow runs.</exception>
    public static (Reuse Reuse, Conflict Conflict) FillAndCheckForSignal(Reuse reuse, Conflict conflict) =>
        conflict == Conflict.Fail
            ? throw Invalid.Argument($"Invalid WorkflowIDConflictPolicy: {Name(conflict)} is not supported for this operation.")
            : Fill(reuse, conflict, Conflict.UseExisting);

    private static (Reuse Reuse, Conflict Conflict) Fill(Reuse reuse, Conflict conflict, Conflict otherwise)
    {
#pragma warning disable CS0612 // Older clients still send the policy.
        const Reuse terminate = Reuse.TerminateIfRunning;
#pragma warning restore CS0612
        if (reuse == terminate && conflict != Conflict.Unspecified)
        {
            throw Invalid.Argument("Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_TERMINATE_IF_RUNNING cannot be used together with a WorkflowIDConflictPolicy");
        }

        if (reuse == Reuse.RejectDuplicate && conflict == Conflict.TerminateExisting)
        {
            throw Invalid.Argument(
                $"Invalid WorkflowIDReusePolicy: WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE cannot be used together with WorkflowIdConflictPolicy {Name(conflict)}");
        }

        return (reuse, conflict) switch
        {
            (terminate, _) => (Reuse.AllowDuplicate, Conflict.TerminateExisting),
            (Reuse.Unspecified, Conflict.Unspecified) => (Reuse.AllowDuplicate, otherwise),
            (Reuse.Unspecified, _) => (Reuse.AllowDuplicate, conflict),
            (_, Conflict.Unspecified) => (reuse, otherwise),
            _ => (reuse, conflict),
        };
    }

    private static string Name(Conflict conflict) => conflict switch
    {
        Conflict.Fail => "WORKFLOW_ID_CONFLICT_POLICY_FAIL",
        Conflict.UseExisting => "WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING",
        Conflict.TerminateExisting => "WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING",
        Conflict.Unspecified or _ => "WORKFLOW_ID_CONFLICT_POLICY_UNSPECIFIED",
    };
}
