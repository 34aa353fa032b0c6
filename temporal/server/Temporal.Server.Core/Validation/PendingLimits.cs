using System.Globalization;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Limits on what a run may have pending. One more fails the task.</summary>
public static class PendingLimits
{
    /// <summary>Checks before another activity is scheduled.</summary>
    public static CommandFailure? Activities(int pending, ServerLimits limits) =>
        Check(pending, limits.PendingActivitiesMax, WorkflowTaskFailedCause.PendingActivitiesLimitExceeded, "pending activities");

    /// <summary>Checks before another child workflow is started.</summary>
    public static CommandFailure? Children(int pending, ServerLimits limits) =>
        Check(pending, limits.PendingChildrenMax, WorkflowTaskFailedCause.PendingChildWorkflowsLimitExceeded, "pending child workflow executions");

    /// <summary>Checks before another workflow is signalled.</summary>
    public static CommandFailure? Signals(int pending, ServerLimits limits) =>
        Check(pending, limits.PendingSignalsMax, WorkflowTaskFailedCause.PendingSignalsLimitExceeded, "pending signals to external workflows");

    /// <summary>Checks before another workflow is asked to cancel.</summary>
    public static CommandFailure? CancelRequests(int pending, ServerLimits limits) =>
        Check(pending, limits.PendingCancelRequestsMax, WorkflowTaskFailedCause.PendingRequestCancelLimitExceeded, "pending requests to cancel external workflows");

    private static CommandFailure? Check(int pending, int max, WorkflowTaskFailedCause cause, string what) => pending < max
        ? null
        : new(cause, string.Create(CultureInfo.InvariantCulture, $"the number of {what}, {pending}, has reached the per-workflow limit of {max}"));
}
