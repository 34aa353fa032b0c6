using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Exceptions;
using Temporalio.Grpc;

namespace Temporalio.Client.Connections;

/// <summary>Errors of the wire in the form that callers of this library see.</summary>
internal static class RpcErrors
{
    /// <summary>Translates an error.</summary>
    /// <param name="error">The error of the wire.</param>
    /// <returns>The exception to throw.</returns>
    public static RpcException Translate(GrpcException error)
        => new((RpcException.StatusCode)error.Code, error.Message, error.Status?.ToByteArray());

    /// <summary>Finds a typed detail of an error.</summary>
    /// <typeparam name="T">The detail's message.</typeparam>
    /// <param name="error">The error.</param>
    /// <returns>The first detail of that type, or null.</returns>
    public static T? FindDetail<T>(this RpcException error)
        where T : class, IMessage<T>, new()
        => error.GrpcStatus.Value is { } status ? FindDetail<T>(status.Details) : null;

    /// <summary>Finds a typed detail.</summary>
    /// <typeparam name="T">The detail's message.</typeparam>
    /// <param name="details">The details.</param>
    /// <returns>The first detail of that type, or null.</returns>
    public static T? FindDetail<T>(IEnumerable<Any> details)
        where T : class, IMessage<T>, new()
    {
        foreach (var detail in details)
        {
            if (detail.TryUnpack<T>(out var found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Tells an ended wait from other errors.</summary>
    /// <param name="error">Any exception of a call.</param>
    /// <returns>Whether the deadline or the caller ended the call.</returns>
    public static bool IsTimeoutOrCancellation(Exception error)
        => error is OperationCanceledException
            or RpcException { Code: RpcException.StatusCode.DeadlineExceeded or RpcException.StatusCode.Cancelled };
}
