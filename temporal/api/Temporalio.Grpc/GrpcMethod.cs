using Google.Protobuf;

namespace Temporalio.Grpc;

/// <summary>A unary method of a gRPC service.</summary>
/// <typeparam name="TRequest">The request message.</typeparam>
/// <typeparam name="TResponse">The response message.</typeparam>
/// <param name="service">The full name of the service, such as <c>temporal.api.workflowservice.v1.WorkflowService</c>.</param>
/// <param name="name">The method's name.</param>
/// <param name="requestParser">Parses the request; the server's side uses it.</param>
/// <param name="responseParser">Parses the response; the client's side uses it.</param>
public sealed class GrpcMethod<TRequest, TResponse>(
    string service,
    string name,
    MessageParser<TRequest> requestParser,
    MessageParser<TResponse> responseParser)
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    /// <summary>Gets the full name of the service.</summary>
    public string Service { get; } = service;

    /// <summary>Gets the method's name.</summary>
    public string Name { get; } = name;

    /// <summary>Gets the HTTP/2 path, <c>/service/name</c>.</summary>
    public string Path { get; } = $"/{service}/{name}";

    /// <summary>Gets the parser of requests.</summary>
    public MessageParser<TRequest> RequestParser { get; } = requestParser;

    /// <summary>Gets the parser of responses.</summary>
    public MessageParser<TResponse> ResponseParser { get; } = responseParser;
}
