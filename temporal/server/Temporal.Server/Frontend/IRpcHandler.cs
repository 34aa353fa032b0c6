using Google.Protobuf;
using Temporal.Server.Grpc;

namespace Temporal.Server.Frontend;

/// <summary>Answers one method. A file of this folder holds one.</summary>
internal interface IRpcHandler<in TRequest, TResponse>
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <summary>Answers a call.</summary>
    /// <exception cref="Core.Errors.ServiceException">The request is refused.</exception>
    ValueTask<TResponse> HandleAsync(TRequest request, GrpcCall call);
}
