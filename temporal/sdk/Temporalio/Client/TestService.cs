using Google.Protobuf;

namespace Temporalio.Client;

/// <summary>The calls of a time-skipping test server. Derive from it to stand in for one.</summary>
public abstract partial class TestService : RpcService
{
    /// <summary>Initializes a new instance of the <see cref="TestService"/> class.</summary>
    protected TestService()
    {
    }

    /// <inheritdoc/>
    internal override string FullName => "temporal.api.testservice.v1.TestService";

    /// <summary>The service at the end of a connection.</summary>
    public class Core : TestService
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
