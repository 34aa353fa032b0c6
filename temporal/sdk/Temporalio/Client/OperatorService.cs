using Google.Protobuf;

namespace Temporalio.Client;

/// <summary>The calls of operators: search attributes, clusters, Nexus endpoints. Derive from it to stand in for a server.</summary>
public abstract partial class OperatorService : RpcService
{
    /// <summary>Initializes a new instance of the <see cref="OperatorService"/> class.</summary>
    protected OperatorService()
    {
    }

    /// <inheritdoc/>
    internal override string FullName => "temporal.api.operatorservice.v1.OperatorService";

    /// <summary>The service at the end of a connection.</summary>
    public class Core : OperatorService
    {
        private readonly TemporalConnection _connection;

        /// <summary>Initializes a new instance of the <see cref="Core"/> class.</summary>
        /// <param name="connection">The connection.</param>
        public Core(TemporalConnection connection) => _connection = connection;

        /// <inheritdoc/>
        protected override Task<T> InvokeRpcAsync<T>(string rpc, IMessage req, MessageParser<T> resp, RpcOptions? options = null)
            => _connection.InvokeRpcAsync(FullName, rpc, req, resp, options);
    }
}
