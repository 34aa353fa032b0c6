using Google.Protobuf;
using Google.Protobuf.Reflection;
using Temporal.Server.Grpc;
using Temporal.Server.Systems;
using Temporal.Server.Telemetry;
using Temporalio.Grpc;

namespace Temporal.Server.Frontend;

/// <summary>Enters handlers into the router. A method is named by its request message: <c>XRequest</c> is the request of <c>X</c>.</summary>
internal sealed class RpcTable(GrpcRouter router, ServerMetrics metrics)
{
    private const string RequestSuffix = "Request";

    /// <summary>Offers a method of the WorkflowService.</summary>
    public RpcTable Workflow<TRequest, TResponse>(IRpcHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => Add<TRequest, TResponse>(ServiceNames.Workflow, handler.HandleAsync);

    /// <summary>Offers a method of the WorkflowService.</summary>
    public RpcTable Workflow<TRequest, TResponse>(Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => Add(ServiceNames.Workflow, handler);

    /// <summary>Offers a method of the OperatorService.</summary>
    public RpcTable Operator<TRequest, TResponse>(IRpcHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => Add<TRequest, TResponse>(ServiceNames.Operator, handler.HandleAsync);

    /// <summary>Offers a method of any service, without a look at who calls.</summary>
    public RpcTable Any<TRequest, TResponse>(string service, string name, IRpcHandler<TRequest, TResponse> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        router.Map(MethodOf<TRequest, TResponse>(service, name), handler.HandleAsync);
        return this;
    }

    /// <summary>Refuses a method of the WorkflowService that the official server keeps switched off, in its words.</summary>
    public RpcTable Disabled<TRequest>()
        where TRequest : IMessage
    {
        var name = typeof(TRequest).Name[..^RequestSuffix.Length];
        router.Refuse(ServiceNames.Workflow, name, $"{name} command is not enabled.");
        return this;
    }

    /// <summary>Names all other methods of a service as ones that a later version brings.</summary>
    public RpcTable RefuseTheRest(FileDescriptor file)
    {
        foreach (var method in file.Services.SelectMany(static service => service.Methods))
        {
            router.Refuse(method.Service.FullName, method.Name, $"{method.Name} is not offered by this version of the server.");
        }

        return this;
    }

    private RpcTable Add<TRequest, TResponse>(string service, Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var name = typeof(TRequest).Name[..^RequestSuffix.Length];
        router.Map(MethodOf<TRequest, TResponse>(service, name), async (request, call) =>
        {
            var since = metrics.Begin();
            try
            {
                ClientVersions.Check(call);
                var response = await handler(request, call);
                metrics.End(name, since, error: null);
                return response;
            }
            catch (Exception e)
            {
                metrics.End(name, since, e);
                throw;
            }
        });
        return this;
    }

    private static GrpcMethod<TRequest, TResponse> MethodOf<TRequest, TResponse>(string service, string name)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
        => new(service, name, new MessageParser<TRequest>(static () => new TRequest()), new MessageParser<TResponse>(static () => new TResponse()));
}
