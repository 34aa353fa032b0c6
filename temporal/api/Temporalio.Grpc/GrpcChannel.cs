using Google.Protobuf;

namespace Temporalio.Grpc;

/// <summary>A connection to a gRPC server: unary calls over HTTP/2. Safe for any number of concurrent calls.</summary>
/// <param name="options">How the server is reached.</param>
public sealed class GrpcChannel(GrpcChannelOptions options) : IDisposable
{
    /// <summary>Makes a call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="request">The request; not changed while the call runs.</param>
    /// <param name="options">Timeout, metadata, retries, cancellation.</param>
    /// <returns>The response.</returns>
    /// <exception cref="GrpcException">The call ended with another status than OK, or the server could not be reached (<see cref="GrpcStatusCode.Unavailable"/>).</exception>
    /// <exception cref="OperationCanceledException">The caller gave the call up.</exception>
    public Task<TResponse> CallAsync<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, TRequest request, GrpcCallOptions options = default)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
        => throw new InvalidOperationException(Options.Target);

    /// <summary>Gets the options.</summary>
    public GrpcChannelOptions Options { get; } = options;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
