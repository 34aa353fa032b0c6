using Google.Protobuf;

namespace Temporalio.Client;

/// <summary>A gRPC service of the server, call by call.</summary>
public abstract class RpcService
{
    /// <summary>Initializes a new instance of the <see cref="RpcService"/> class.</summary>
    protected RpcService()
    {
    }

    /// <summary>Gets the service's full name.</summary>
    internal abstract string FullName { get; }

    /// <summary>Makes a call.</summary>
    /// <typeparam name="T">The response message.</typeparam>
    /// <param name="rpc">The method's name.</param>
    /// <param name="req">The request.</param>
    /// <param name="resp">Parses the response.</param>
    /// <param name="options">Options of the call, or null.</param>
    /// <returns>The response.</returns>
    /// <exception cref="Exceptions.RpcException">The call ended with an error.</exception>
    protected abstract Task<T> InvokeRpcAsync<T>(string rpc, IMessage req, MessageParser<T> resp, RpcOptions? options = null)
        where T : IMessage<T>;
}
