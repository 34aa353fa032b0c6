using Temporalio.Exceptions;

namespace Temporalio.Core.Polling;

/// <summary>What a failed poll means.</summary>
internal enum PollFailure
{
    /// <summary>The long poll ended without a task: poll again at once.</summary>
    Empty,

    /// <summary>The service is overloaded: poll again after a long back-off, with fewer polls.</summary>
    Overloaded,

    /// <summary>Anything that may pass: poll again after a back-off.</summary>
    Transient,

    /// <summary>Polling can never succeed: the worker ends.</summary>
    Fatal,
}

/// <summary>Sorts the errors of polls.</summary>
internal static class PollFailures
{
    /// <summary>Classifies an exception of a poll.</summary>
    /// <param name="exception">The exception.</param>
    /// <returns>Its meaning.</returns>
    public static PollFailure Classify(Exception exception) =>
        exception switch
        {
            RpcException { Code: RpcException.StatusCode.DeadlineExceeded } => PollFailure.Empty,
            RpcException { Code: RpcException.StatusCode.ResourceExhausted } => PollFailure.Overloaded,
            RpcException
            {
                Code: RpcException.StatusCode.InvalidArgument
                    or RpcException.StatusCode.NotFound
                    or RpcException.StatusCode.AlreadyExists
                    or RpcException.StatusCode.PermissionDenied
                    or RpcException.StatusCode.Unauthenticated
                    or RpcException.StatusCode.FailedPrecondition
                    or RpcException.StatusCode.Unimplemented
            } => PollFailure.Fatal,
            _ => PollFailure.Transient,
        };
}
