using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Temporalio.Grpc;

/// <summary>A gRPC call that ended with a status other than <see cref="GrpcStatusCode.OK"/>, on either side of the wire.</summary>
public sealed class GrpcException : Exception
{
    /// <summary>Creates an error that carries typed details.</summary>
    /// <param name="code">Any code but <see cref="GrpcStatusCode.OK"/>.</param>
    /// <param name="message">Names the thing, the reason and, where there is one, the remedy.</param>
    /// <param name="details">Messages packed, in this order, into <c>grpc-status-details-bin</c>.</param>
    public GrpcException(GrpcStatusCode code, string message, params ReadOnlySpan<IMessage> details)
        : base(message)
    {
        Code = code;
        if (details.Length > 0)
        {
            Status = new Google.Rpc.Status { Code = (int)code, Message = message };
            foreach (var detail in details)
            {
                Status.Details.Add(Any.Pack(detail));
            }
        }
    }

    /// <summary>Creates an error as it came over the wire.</summary>
    /// <param name="code">Any code but <see cref="GrpcStatusCode.OK"/>.</param>
    /// <param name="message">The text of <c>grpc-message</c>.</param>
    /// <param name="status">The decoded <c>grpc-status-details-bin</c>, or null when there was none.</param>
    /// <param name="innerException">What happened underneath, or null.</param>
    public GrpcException(GrpcStatusCode code, string message, Google.Rpc.Status? status, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Status = status;
    }

    /// <summary>Gets the status code.</summary>
    public GrpcStatusCode Code { get; }

    /// <summary>Gets the rich status, or null when the call carried no details.</summary>
    public Google.Rpc.Status? Status { get; }

    /// <summary>Finds the first detail of one type.</summary>
    /// <typeparam name="T">The detail's message type.</typeparam>
    /// <returns>The unpacked detail, or null when there is none of that type.</returns>
    public T? FindDetail<T>()
        where T : class, IMessage<T>, new()
    {
        foreach (var detail in Status?.Details ?? [])
        {
            if (detail.TryUnpack<T>(out var found))
            {
                return found;
            }
        }

        return null;
    }
}
