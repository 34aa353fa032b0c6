using Google.Protobuf;
using Temporalio.Client;

namespace Temporalio.Tests.Client;

/// <summary>A connection whose server is a script: each call takes the next answer. It keeps the requests.</summary>
internal sealed class ScriptedConnection : ITemporalConnection
{
    private readonly ScriptedService _service = new();

    public List<(string Rpc, IMessage Request, RpcOptions? Options)> Calls => _service.Calls;

    public IReadOnlyCollection<KeyValuePair<string, string>> RpcMetadata { get; set; } = [];

    public IReadOnlyCollection<KeyValuePair<string, byte[]>> RpcBinaryMetadata { get; set; } = [];

    public string? ApiKey { get; set; }

    public WorkflowService WorkflowService => _service;

    public OperatorService OperatorService => throw new NotSupportedException();

    public TestService TestService => throw new NotSupportedException();

    public TemporalConnectionOptions Options { get; } = new("scripted:1") { Identity = "tester" };

    public bool IsConnected => true;

    public System.Runtime.InteropServices.SafeHandle? BridgeClient => null;

    public Task ConnectAsync() => Task.CompletedTask;

    public Task<bool> CheckHealthAsync(RpcService? service = null, RpcOptions? options = null) => Task.FromResult(true);

    public ScriptedConnection Then(IMessage answer)
    {
        _service.Answers.Enqueue(_ => answer);
        return this;
    }

    public ScriptedConnection ThenThrow(Exception error)
    {
        _service.Answers.Enqueue(_ => throw error);
        return this;
    }

    public T Request<T>(int index)
        where T : IMessage
        => (T)Calls[index].Request;

    private sealed class ScriptedService : WorkflowService
    {
        public Queue<Func<IMessage, IMessage>> Answers { get; } = new();

        public List<(string Rpc, IMessage Request, RpcOptions? Options)> Calls { get; } = [];

        protected override Task<T> InvokeRpcAsync<T>(string rpc, IMessage req, MessageParser<T> resp, RpcOptions? options = null)
        {
            Calls.Add((rpc, ((dynamic)req).Clone(), options));
            try
            {
                return Task.FromResult((T)Answers.Dequeue()(req));
            }
            catch (Exception e)
            {
                return Task.FromException<T>(e);
            }
        }
    }
}
