using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Crons;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Policies;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks requests that start a workflow and fills in what they leave open.</summary>
/// <remarks>The namespace is known and the message belongs to the caller: it is changed in place.</remarks>
public static class StartRequests
{
    /// <summary>Checks a start and fills in its defaults, except for an empty request id.</summary>
    /// <param name="request">The request; its timeouts, retry policy, policies and search attributes are completed in place.</param>
    /// <param name="types">The namespace's custom search attributes.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void FillAndCheck(StartWorkflowExecutionRequest request, ISearchAttributeTypes types, ServerLimits limits)
    {
        CheckWorkflowId(request.WorkflowId, limits);
        Throw(RetryPolicies.FillAndFindError(request.RetryPolicy));
        CheckTimeouts(request.WorkflowExecutionTimeout, request.WorkflowRunTimeout, request.WorkflowTaskTimeout, request.WorkflowStartDelay);
        CheckDelay(request.WorkflowStartDelay, request.CronSchedule);
        CheckRequestId(request.RequestId, limits);
        CheckType(request.WorkflowType, "WorkflowType is not set on request.", limits);
        Throw(TaskQueues.Error(request.TaskQueue, limits));
        (request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy) =
            WorkflowIdPolicies.FillAndCheck(request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy);
        CheckConflictOptions(request);
        Throw(CronSchedule.Error(request.CronSchedule));
        CompletionCallbacks.Check(request.CompletionCallbacks, limits);
        Links.Check(request.Links, limits);
        Throw(Priorities.Error(request.Priority, limits));
        VersioningOverrides.Check(request.VersioningOverride, request.TaskQueue.Name);
        SearchAttributeRules.FillAndCheck(request.SearchAttributes, request.Namespace, types, limits);
        CheckSizes(request.Input, request.Memo, limits);
        request.WorkflowRunTimeout = WorkflowTimeouts.Run(request.WorkflowRunTimeout, request.WorkflowExecutionTimeout);
        request.WorkflowTaskTimeout = WorkflowTimeouts.Task(request.WorkflowTaskTimeout, request.WorkflowRunTimeout, limits);
    }

    /// <summary>Checks a signal-with-start and fills in its defaults, except for an empty request id.</summary>
    /// <param name="request">The request; completed in place like a start.</param>
    /// <param name="types">The namespace's custom search attributes.</param>
    /// <param name="limits">The limits.</param>
    /// <exception cref="Errors.ServiceException">The request is refused.</exception>
    public static void FillAndCheck(SignalWithStartWorkflowExecutionRequest request, ISearchAttributeTypes types, ServerLimits limits)
    {
        CheckWorkflowId(request.WorkflowId, limits);
        if (request.SignalName.Length == 0)
        {
            throw Invalid.Argument("signal not set");
        }

        if (Texts.IsOver(request.SignalName, limits.IdBytesMax))
        {
            throw Invalid.Argument(string.Create(CultureInfo.InvariantCulture, $"signal name exceeds maximum allowed length ({Texts.Bytes(request.SignalName)}/{limits.IdBytesMax})"));
        }

        CheckType(request.WorkflowType, "workflow type not set", limits);
        Throw(TaskQueues.Error(request.TaskQueue, limits));
        CheckRequestId(request.RequestId, limits);
        CheckTimeouts(request.WorkflowExecutionTimeout, request.WorkflowRunTimeout, request.WorkflowTaskTimeout, request.WorkflowStartDelay);
        CheckDelay(request.WorkflowStartDelay, request.CronSchedule);
        Throw(RetryPolicies.FillAndFindError(request.RetryPolicy));
        (request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy) =
            WorkflowIdPolicies.FillAndCheckForSignal(request.WorkflowIdReusePolicy, request.WorkflowIdConflictPolicy);
        Throw(CronSchedule.Error(request.CronSchedule));
        Links.Check(request.Links, limits);
        Throw(Priorities.Error(request.Priority, limits));
        VersioningOverrides.Check(request.VersioningOverride, request.TaskQueue.Name);
        SearchAttributeRules.FillAndCheck(request.SearchAttributes, request.Namespace, types, limits);
        CheckSizes(request.Input, request.Memo, limits);
        CheckSizes(request.SignalInput, memo: null, limits);
        request.WorkflowRunTimeout = WorkflowTimeouts.Run(request.WorkflowRunTimeout, request.WorkflowExecutionTimeout);
        request.WorkflowTaskTimeout = WorkflowTimeouts.Task(request.WorkflowTaskTimeout, request.WorkflowRunTimeout, limits);
    }

    private static void CheckWorkflowId(string workflowId, ServerLimits limits)
    {
        if (workflowId.Length == 0)
        {
            throw Invalid.Argument("WorkflowId is not set on request.");
        }

        if (Texts.IsOver(workflowId, limits.IdBytesMax))
        {
            throw Invalid.Argument(string.Create(CultureInfo.InvariantCulture, $"WorkflowId exceeds maximum allowed length ({Texts.Bytes(workflowId)}/{limits.IdBytesMax})"));
        }
    }

    private static void CheckTimeouts(Duration? execution, Duration? run, Duration? task, Duration? delay)
    {
        CheckTimeout(execution, "WorkflowExecutionTimeoutSeconds");
        CheckTimeout(run, "WorkflowRunTimeoutSeconds");
        CheckTimeout(task, "WorkflowTaskTimeoutSeconds");
        CheckTimeout(delay, "WorkflowStartDelaySeconds");
    }

    private static void CheckTimeout(Duration? timeout, string name)
    {
        if (Durations.Error(timeout) is { } error)
        {
            throw Invalid.Argument($"An invalid {name} is set on request. cause: {error}");
        }
    }

    private static void CheckDelay(Duration? delay, string cronSchedule)
    {
        if (delay is not null && cronSchedule.Length > 0)
        {
            throw Invalid.Argument("CronSchedule and WorkflowStartDelay may not be used together.");
        }
    }

    private static void CheckRequestId(string requestId, ServerLimits limits)
    {
        if (Texts.IsOver(requestId, limits.IdBytesMax))
        {
            throw Invalid.Argument("RequestId length exceeds limit.");
        }
    }

    private static void CheckType(WorkflowType? type, string missing, ServerLimits limits)
    {
        if (type is null || type.Name.Length == 0)
        {
            throw Invalid.Argument(missing);
        }

        if (Texts.IsOver(type.Name, limits.IdBytesMax))
        {
            throw Invalid.Argument("WorkflowType length exceeds limit.");
        }
    }

    private static void CheckConflictOptions(StartWorkflowExecutionRequest request)
    {
        if (request.OnConflictOptions is { AttachCompletionCallbacks: true, AttachRequestId: false })
        {
            throw Invalid.Argument("attaching request ID is required for attaching completion callbacks");
        }
    }

    private static void CheckSizes(Payloads? input, Memo? memo, ServerLimits limits)
    {
        if (Texts.IsOver(input, limits.BlobBytesMax))
        {
            throw Invalid.Argument("Blob data size exceeds limit.");
        }

        if (Texts.IsOver(memo, limits.MemoBytesMax))
        {
            throw Invalid.Argument("Memo size exceeds limit.");
        }
    }

    private static void Throw(string? error)
    {
        if (error is not null)
        {
            throw Invalid.Argument(error);
        }
    }
}
