using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>How a query reaches a worker.</summary>
internal enum QueryRoute
{
    /// <summary>In a task of its own: the worker's history ends where the run's does.</summary>
    Direct,

    /// <summary>With the next workflow task: its events are not seen by a worker yet, and the answer must not be older than they are.</summary>
    WithTask,

    /// <summary>Not at all: the caller does not want an answer in this state of the run.</summary>
    Rejected,
}

/// <summary>Decides how a query reaches a worker.</summary>
internal static class QueryRules
{
    /// <summary>Decides.</summary>
    /// <exception cref="ServiceException">The run can't be queried now.</exception>
    public static QueryRoute Decide(ExecutionState state, QueryRejectCondition condition, ServerLimits limits)
    {
        if (IsRejected(state.Status, condition))
        {
            return QueryRoute.Rejected;
        }

        if (WhyNotReady(state) is { } error)
        {
            throw error;
        }

        if (!IsOpen(state.Status))
        {
            return QueryRoute.Direct;
        }

        if (state.FirstTaskBackoff)
        {
            throw NotReady("Workflow task is not scheduled yet.");
        }

        if (state.WorkflowTaskFailures + 1 >= limits.FailedTaskAttemptsBeforeNotReady)
        {
            throw NotReady("Unable to query workflow due to Workflow Task in failed state.");
        }

        return WorkflowTasks.StatusOf(state) == WorkflowTaskStatus.None && state.LastStartedEventId != 0 ? QueryRoute.Direct : QueryRoute.WithTask;
    }

    /// <summary>Tells why no worker can be asked about a closed run: none ever knew it.</summary>
    /// <returns>The refusal, or null when a worker can be asked.</returns>
    public static ServiceException? WhyNotReady(ExecutionState state) => !IsOpen(state.Status) && state.LastStartedEventId == 0
        ? NotReady("Workflow execution closed before WorkflowTaskStarted event")
        : null;

    /// <summary>Makes the refusal of one query too many.</summary>
    public static ServiceException BufferFull() => new(
        ServiceErrorKind.ResourceExhausted,
        "consistent query buffer is full, this may be caused by too many queries and workflow not able to process query fast enough",
        new ResourceExhaustedFailure { Cause = ResourceExhaustedCause.BusyWorkflow, Scope = ResourceExhaustedScope.Namespace });

    private static bool IsOpen(WorkflowExecutionStatus status) => status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;

    private static bool IsRejected(WorkflowExecutionStatus status, QueryRejectCondition condition) => condition switch
    {
        QueryRejectCondition.NotOpen => !IsOpen(status),
        QueryRejectCondition.NotCompletedCleanly =>
            !IsOpen(status) && status is not (WorkflowExecutionStatus.Completed or WorkflowExecutionStatus.ContinuedAsNew),
        QueryRejectCondition.Unspecified or QueryRejectCondition.None => false,
        _ => false,
    };

    private static ServiceException NotReady(string message) => new(ServiceErrorKind.FailedPrecondition, message, new WorkflowNotReadyFailure());
}
