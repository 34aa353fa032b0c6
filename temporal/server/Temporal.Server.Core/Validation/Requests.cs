using Temporal.Server.Core.Limits;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Query.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks the requests on one workflow and those of workers. The namespace is looked up before.</summary>
public static class Requests
{
    /// <summary>Checks that a namespace is named at all.</summary>
    /// <exception cref="Errors.ServiceException">It is not.</exception>
    public static void CheckNamespaceName(string name)
    {
        if (name.Length == 0)
        {
            throw Invalid.Argument("Namespace is empty.");
        }
    }

    /// <summary>Checks the workflow that a request names. Its id may have any length: a longer one is just not found.</summary>
    /// <exception cref="Errors.ServiceException">The workflow or its id is missing, or the run id is no UUID.</exception>
    public static void CheckExecution(WorkflowExecution? execution)
    {
        if (execution is null)
        {
            throw Invalid.Argument("Execution is not set on request.");
        }

        if (execution.WorkflowId.Length == 0)
        {
            throw Invalid.Argument("WorkflowId is not set on request.");
        }

        if (execution.RunId.Length > 0 && !IsRunId(execution.RunId))
        {
            throw Invalid.Argument("Invalid RunId.");
        }
    }

    /// <summary>Tells whether a text can be a run id.</summary>
    public static bool IsRunId(string runId) => Guid.TryParse(runId, out _);

    /// <summary>Checks the ids of calls that complete an activity by its id, or ask about an update.</summary>
    /// <exception cref="Errors.ServiceException">The run id is no UUID.</exception>
    public static void CheckRunId(string runId)
    {
        if (runId.Length > 0 && !IsRunId(runId))
        {
            throw Invalid.Argument("RunId is not valid UUID.");
        }
    }

    /// <summary>Checks a signal.</summary>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void Check(SignalWorkflowExecutionRequest request, ServerLimits limits)
    {
        CheckExecution(request.WorkflowExecution);
        if (request.SignalName.Length == 0)
        {
            throw Invalid.Argument("SignalName is not set on request.");
        }

        if (Texts.IsOver(request.SignalName, limits.IdBytesMax))
        {
            throw Invalid.Argument("SignalName length exceeds limit.");
        }

        CheckRequestId(request.RequestId, limits);
        Links.Check(request.Links, limits);
        CheckBlob(request.Input, limits);
    }

    /// <summary>Checks a cancel request.</summary>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void Check(RequestCancelWorkflowExecutionRequest request, ServerLimits limits)
    {
        CheckExecution(request.WorkflowExecution);
        CheckRequestId(request.RequestId, limits);
        Links.Check(request.Links, limits);
    }

    /// <summary>Checks a termination.</summary>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void Check(TerminateWorkflowExecutionRequest request, ServerLimits limits)
    {
        CheckExecution(request.WorkflowExecution);
        Links.Check(request.Links, limits);
        CheckBlob(request.Details, limits);
    }

    /// <summary>Checks the arguments of a query.</summary>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void Check(QueryWorkflowRequest request, ServerLimits limits)
    {
        CheckExecution(request.Execution);
        WorkflowQuery query = request.Query ?? throw Invalid.Argument("WorkflowQuery is not set on request.");
        if (query.QueryType.Length == 0)
        {
            throw Invalid.Argument("QueryType is not set on request.");
        }

        CheckBlob(query.QueryArgs, limits);
    }

    /// <summary>Checks the identity of a worker's call.</summary>
    /// <exception cref="Errors.ServiceException">It is too long.</exception>
    public static void CheckIdentity(string identity, ServerLimits limits)
    {
        if (Texts.IsOver(identity, limits.IdBytesMax))
        {
            throw Invalid.Argument("Identity length exceeds limit.");
        }
    }

    /// <summary>Checks the deadline of a poll.</summary>
    /// <param name="timeout">How long the caller waits, or null when it set no deadline.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="Errors.ServiceException">The poll could not be answered in time.</exception>
    public static void CheckPollTimeout(TimeSpan? timeout, ServerLimits limits)
    {
        if (timeout is null)
        {
            throw Invalid.Precondition("Context timeout is not set.");
        }

        if (timeout < limits.PollTimeoutMin)
        {
            throw Invalid.Precondition("Context timeout is too short.");
        }
    }

    /// <summary>Checks a request id.</summary>
    /// <exception cref="Errors.ServiceException">It is too long.</exception>
    public static void CheckRequestId(string requestId, ServerLimits limits)
    {
        if (Texts.IsOver(requestId, limits.IdBytesMax))
        {
            throw Invalid.Argument("RequestId length exceeds limit.");
        }
    }

    /// <summary>Checks the size of a list of payloads.</summary>
    /// <exception cref="Errors.ServiceException">It is too large.</exception>
    public static void CheckBlob(Payloads? payloads, ServerLimits limits)
    {
        if (Texts.IsOver(payloads, limits.BlobBytesMax))
        {
            throw Invalid.Argument("Blob data size exceeds limit.");
        }
    }
}
