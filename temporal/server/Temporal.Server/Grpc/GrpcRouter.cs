using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Temporalio.Grpc;

namespace Temporal.Server.Grpc;

/// <summary>The methods that the server offers, by path.</summary>
public sealed class GrpcRouter
{
    private readonly Dictionary<string, IGrpcRoute> _routes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refusals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _services = new(StringComparer.Ordinal);

    /// <summary>Adds a unary method.</summary>
    /// <param name="method">The method; each path once.</param>
    /// <param name="handler">Answers a call; throws <see cref="GrpcException"/> or <see cref="Core.Errors.ServiceException"/> for any other status than OK.</param>
    /// <exception cref="ArgumentException">The path is taken.</exception>
    public void Map<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, Func<TRequest, GrpcCall, ValueTask<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>
    {
        _routes.Add(method.Path, new GrpcRoute<TRequest, TResponse>(method, handler));
        _services.Add(method.Service);
    }

    /// <summary>Names a method that this server refuses, unless it is offered or refused already.</summary>
    /// <param name="service">The full name of the service.</param>
    /// <param name="name">The method's name.</param>
    /// <param name="reason">What the caller of the method is told, with status UNIMPLEMENTED.</param>
    public void Refuse(string service, string name, string reason)
    {
        _ = _refusals.TryAdd($"/{service}/{name}", reason);
        _services.Add(service);
    }

    /// <summary>Finds the route of a path, or tells as grpc-go does what is not offered.</summary>
    internal bool TryFind(string path, [NotNullWhen(true)] out IGrpcRoute? route, out string reason)
    {
        reason = string.Empty;
        if (_routes.TryGetValue(path, out route))
        {
            return true;
        }

        if (_refusals.TryGetValue(path, out var refusal))
        {
            reason = refusal;
            return false;
        }

        var slash = path.LastIndexOf('/');
        if (slash <= 0)
        {
            reason = $"malformed method name: \"{path}\"";
            return false;
        }

        var service = path[1..slash];
        reason = _services.Contains(service)
            ? $"unknown method {path[(slash + 1)..]} for service {service}"
            : $"unknown service {service}";
        return false;
    }
}

/// <summary>A method with its handler; the types of the messages are known inside only.</summary>
internal interface IGrpcRoute
{
    /// <summary>Reads the request, answers it, and writes the response message.</summary>
    ValueTask InvokeAsync(HttpContext http, GrpcCall call, int messageSizeMax);
}

/// <inheritdoc cref="IGrpcRoute"/>
internal sealed class GrpcRoute<TRequest, TResponse>(GrpcMethod<TRequest, TResponse> method, Func<TRequest, GrpcCall, ValueTask<TResponse>> handler) : IGrpcRoute
    where TRequest : class, IMessage<TRequest>
    where TResponse : class, IMessage<TResponse>
{
    public async ValueTask InvokeAsync(HttpContext http, GrpcCall call, int messageSizeMax)
    {
        var request = await GrpcRequests.ReadAsync(http.Request, method.RequestParser, messageSizeMax, call.CancellationToken);
        var response = await handler(request, call);
        GrpcFrames.Write(http.Response.BodyWriter, response);
    }
}
