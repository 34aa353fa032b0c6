using Google.Protobuf;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Limits;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.WorkflowService.V1;
using Any = Google.Protobuf.WellKnownTypes.Any;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks a start and an update that are to be carried out together, and words their refusals.</summary>
public static class MultiOperations
{
    private const int InvalidArgumentCode = 3;
    private const int NotFoundCode = 5;
    private const int AlreadyExistsCode = 6;
    private const int PermissionDeniedCode = 7;
    private const int ResourceExhaustedCode = 8;
    private const int FailedPreconditionCode = 9;
    private const int AbortedCode = 10;
    private const int UnimplementedCode = 12;
    private const int InternalCode = 13;
    private const int UnavailableCode = 14;

    /// <summary>Checks the operations and fills in their defaults, in place.</summary>
    /// <param name="request">The request.</param>
    /// <param name="types">The namespace's custom search attributes.</param>
    /// <param name="limits">The limits.</param>
    /// <returns>The start and the update.</returns>
    /// <exception cref="ServiceException">The request is refused; the detail says which operation is to blame.</exception>
    public static (StartWorkflowExecutionRequest Start, UpdateWorkflowExecutionRequest Update) FillAndCheck(
        ExecuteMultiOperationRequest request, ISearchAttributeTypes types, ServerLimits limits)
    {
        if (request.Operations.Count != 2 || request.Operations[0].StartWorkflow is not { } start || request.Operations[1].UpdateWorkflow is not { } update)
        {
            throw Invalid.Argument("Operations have to be exactly [Start, Update].");
        }

        Blame(isStart: true, () => CheckStart(start, request.Namespace, types, limits));
        Blame(isStart: false, () => CheckUpdate(update, start, request.Namespace, limits));
        return (start, update);
    }

    /// <summary>Makes the refusal of both operations of which one is to blame; the other one was only given up.</summary>
    /// <param name="isStart">Whether the start is to blame.</param>
    /// <param name="error">Why.</param>
    public static ServiceException Failed(bool isStart, ServiceException error)
    {
        var aborted = Status(AbortedCode, "Operation was aborted.", new MultiOperationExecutionAborted());
        var blamed = Status(CodeOf(error.Kind), error.Message, error.Detail);
        var failure = new MultiOperationExecutionFailure();
        failure.Statuses.Add(isStart ? blamed : aborted);
        failure.Statuses.Add(isStart ? aborted : blamed);
        return new ServiceException(error.Kind, "Update-with-Start could not be executed.", failure);
    }

    private static void CheckStart(StartWorkflowExecutionRequest start, string namespaceName, ISearchAttributeTypes types, ServerLimits limits)
    {
        start.Namespace = SameNamespace(start.Namespace, namespaceName);
        if (start.CronSchedule.Length > 0)
        {
            throw Invalid.Argument("CronSchedule is not allowed.");
        }

        if (start.RequestEagerExecution)
        {
            throw Invalid.Argument("RequestEagerExecution is not supported.");
        }

        if (start.WorkflowStartDelay is not null)
        {
            throw Invalid.Argument("WorkflowStartDelay is not supported.");
        }

        StartRequests.FillAndCheck(start, types, limits);
    }

    private static void CheckUpdate(UpdateWorkflowExecutionRequest update, StartWorkflowExecutionRequest start, string namespaceName, ServerLimits limits)
    {
        update.Namespace = SameNamespace(update.Namespace, namespaceName);
        UpdateRequests.FillAndCheck(update, limits);
        if (!string.Equals(update.WorkflowExecution.WorkflowId, start.WorkflowId, StringComparison.Ordinal))
        {
            throw Invalid.Argument("WorkflowId is not consistent with previous operation(s).");
        }

        if (update.WorkflowExecution.RunId.Length > 0)
        {
            throw Invalid.Argument("RunId is not allowed.");
        }

        if (update.FirstExecutionRunId.Length > 0)
        {
            throw Invalid.Argument("FirstExecutionRunId is not allowed.");
        }
    }

    private static string SameNamespace(string given, string namespaceName) => given.Length == 0 || string.Equals(given, namespaceName, StringComparison.Ordinal)
        ? namespaceName
        : throw Invalid.Argument("Operation namespace did not match request's namespace.");

    private static void Blame(bool isStart, Action check)
    {
        try
        {
            check();
        }
        catch (ServiceException exception)
        {
            throw Failed(isStart, exception);
        }
    }

    private static MultiOperationExecutionFailure.Types.OperationStatus Status(int code, string message, IMessage? detail)
    {
        var status = new MultiOperationExecutionFailure.Types.OperationStatus { Code = code, Message = message };
        if (detail is not null)
        {
            status.Details.Add(Any.Pack(detail));
        }

        return status;
    }

    private static int CodeOf(ServiceErrorKind kind) => kind switch
    {
        ServiceErrorKind.InvalidArgument => InvalidArgumentCode,
        ServiceErrorKind.DeadlineExceeded => 4,
        ServiceErrorKind.NotFound => NotFoundCode,
        ServiceErrorKind.AlreadyExists => AlreadyExistsCode,
        ServiceErrorKind.PermissionDenied => PermissionDeniedCode,
        ServiceErrorKind.ResourceExhausted => ResourceExhaustedCode,
        ServiceErrorKind.FailedPrecondition => FailedPreconditionCode,
        ServiceErrorKind.Aborted => AbortedCode,
        ServiceErrorKind.Unimplemented => UnimplementedCode,
        ServiceErrorKind.Unavailable => UnavailableCode,
        ServiceErrorKind.Unknown => 2,
        ServiceErrorKind.Internal => InternalCode,
        _ => InternalCode,
    };
}
