using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Temporalio.Grpc;

namespace Contract.Tests.Replay;

/// <summary>Every unary method of the public API by its full name, called with proto JSON.</summary>
internal static class Rpcs
{
    private static readonly FileDescriptor[] Files =
    [
        .. typeof(Temporalio.Api.WorkflowService.V1.StartWorkflowExecutionRequest).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>(),
    ];

    private static readonly TypeRegistry Types = TypeRegistry.FromFiles(Files);
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Types));
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithTypeRegistry(Types));

    private static readonly Dictionary<string, Rpc> ByName = Files
        .SelectMany(f => f.Services)
        .SelectMany(s => s.Methods)
        .Where(m => !m.IsClientStreaming && !m.IsServerStreaming)
        .ToDictionary(m => $"{m.Service.FullName}/{m.Name}", Create, StringComparer.Ordinal);

    /// <summary>Finds a method.</summary>
    /// <param name="name"><c>package.Service/Method</c>.</param>
    public static Rpc Find(string name) =>
        ByName.TryGetValue(name, out var rpc) ? rpc : throw new ArgumentException($"the API has no method {name}", nameof(name));

    /// <summary>Turns a message into proto JSON.</summary>
    public static JsonNode ToJson(IMessage message) => JsonNode.Parse(Formatter.Format(message))!;

    /// <summary>Reads a message from proto JSON.</summary>
    public static IMessage FromJson(JsonNode? json, MessageDescriptor type) => Parser.Parse(json?.ToJsonString() ?? "{}", type);

    private static Rpc Create(MethodDescriptor method) =>
        (Rpc)Activator.CreateInstance(typeof(Rpc<,>).MakeGenericType(method.InputType.ClrType, method.OutputType.ClrType), method)!;
}

/// <summary>One method, its types known only at run time.</summary>
internal abstract class Rpc
{
    /// <summary>Gets the type of the request.</summary>
    public abstract MessageDescriptor RequestType { get; }

    /// <summary>Gets the type of the response.</summary>
    public abstract MessageDescriptor ResponseType { get; }

    /// <summary>Makes a call.</summary>
    public abstract Task<IMessage> CallAsync(GrpcChannel channel, IMessage request, GrpcCallOptions options);
}

/// <summary>One method with its types.</summary>
internal sealed class Rpc<TRequest, TResponse>(MethodDescriptor descriptor) : Rpc
    where TRequest : class, IMessage<TRequest>, new()
    where TResponse : class, IMessage<TResponse>, new()
{
    private readonly GrpcMethod<TRequest, TResponse> _method = new(
        descriptor.Service.FullName, descriptor.Name, new MessageParser<TRequest>(() => new()), new MessageParser<TResponse>(() => new()));

    /// <inheritdoc/>
    public override MessageDescriptor RequestType => descriptor.InputType;

    /// <inheritdoc/>
    public override MessageDescriptor ResponseType => descriptor.OutputType;

    /// <inheritdoc/>
    public override async Task<IMessage> CallAsync(GrpcChannel channel, IMessage request, GrpcCallOptions options) =>
        await channel.CallAsync(_method, (TRequest)request, options);
}
