using System.Buffers.Binary;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Temporalio.Grpc;

namespace Simulation.Tests.Wires;

/// <summary>One gRPC call as the HTTP request that Kestrel would hand on, in memory.</summary>
internal sealed class HttpExchange : IHttpResponseTrailersFeature, IHttpRequestLifetimeFeature, IDisposable
{
    private const int PrefixLength = 5;

    private readonly MemoryStream _response = new();

    /// <summary>Makes the request.</summary>
    public HttpExchange(string path, byte[] message, TimeSpan timeout, CancellationToken callerGone)
    {
        RequestAborted = callerGone;
        Context.Features.Set<IHttpResponseTrailersFeature>(this);
        Context.Features.Set<IHttpRequestLifetimeFeature>(this);
        Context.Request.Method = HttpMethods.Post;
        Context.Request.Path = path;
        Context.Request.ContentType = "application/grpc";
        Context.Request.Headers["grpc-timeout"] = $"{(long)timeout.TotalMilliseconds}m";
        Context.Request.Body = new MemoryStream(Frame(message));
        Context.Response.Body = _response;
    }

    /// <summary>Gets what the server's pipeline sees.</summary>
    public DefaultHttpContext Context { get; } = new();

    /// <inheritdoc/>
    public IHeaderDictionary Trailers { get; set; } = new HeaderDictionary();

    /// <inheritdoc/>
    public CancellationToken RequestAborted { get; set; }

    /// <inheritdoc/>
    public void Abort()
    {
    }

    /// <inheritdoc/>
    public void Dispose() => _response.Dispose();

    /// <summary>Reads what the server answered.</summary>
    public async Task<ServerAnswer> ReadAnswerAsync()
    {
        if (RequestAborted.IsCancellationRequested)
        {
            return new ServerAnswer([], new GrpcException(GrpcStatusCode.Cancelled, "the caller is gone"));
        }

        await Context.Response.BodyWriter.FlushAsync();
        var status = (GrpcStatusCode)int.Parse(Trailers["grpc-status"].ToString(), CultureInfo.InvariantCulture);
        if (status != GrpcStatusCode.OK)
        {
            return new ServerAnswer([], new GrpcException(status, Uri.UnescapeDataString(Trailers["grpc-message"].ToString())));
        }

        return new ServerAnswer(_response.ToArray()[PrefixLength..], Error: null);
    }

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[PrefixLength + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixLength);
        return frame;
    }
}
