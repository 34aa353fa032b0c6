using Google.Protobuf;
using Temporalio.Grpc;

namespace Temporal.Server.Grpc;

/// <summary>The methods that the server offers.</summary>
public sealed class GrpcRouter
{
    private readonly Dictionary<string, object> _methods = new(StringComparer.Ordinal);

    /// <summary>Adds a unary method.</summary>
    /// <param name="method">The method; each path once.</param>
    /// <param name="handler">Answers a call; throws <see cref="GrpcException"/> for any other status than OK.</param>
    public void Map<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        _methods.Add(method.Path, handler);
    }
}
