using System.Globalization;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Temporalio.Grpc;

namespace Temporal.Server.Grpc;

/// <summary>Answers HTTP/2 requests as gRPC calls: the last stop of the pipeline.</summary>
/// <param name="router">The methods.</param>
/// <param name="time">The clock of deadlines.</param>
/// <param name="logger">Told of what the server itself did wrong.</param>
/// <param name="stopping">Cancelled when the server stops, so that parked long polls end at once.</param>
public sealed partial class GrpcEndpoint(GrpcRouter router, TimeProvider time, ILogger<GrpcEndpoint> logger, CancellationToken stopping)
{
    /// <summary>Longer deadlines count as none: a timer can't hold them, and nobody lives to see them.</summary>
    private static readonly TimeSpan DeadlineMax = TimeSpan.FromDays(40);

    /// <summary>Gets the largest request in bytes. Default 128 MiB; the official clients allow themselves as much.</summary>
    public int MessageSizeMax { get; init; } = 128 * 1024 * 1024;

    /// <summary>Sets what gRPC needs of Kestrel.</summary>
    public static void Configure(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        // A long poll is silent for a minute: no rate limit fits it. The size limit is on the message.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.Http2.MaxStreamsPerConnection = 1000;
        options.Limits.Http2.InitialConnectionWindowSize = 4 * 1024 * 1024;
        options.Limits.Http2.InitialStreamWindowSize = 1024 * 1024;
        // Metadata such as failure details may be long; grpc-go allows 16 MB, we 1 MB.
        options.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
        options.Limits.Http2.MaxRequestHeaderFieldSize = 256 * 1024;
    }

    /// <summary>Answers one request.</summary>
    public async Task HandleAsync(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        response.ContentType = "application/grpc";
        var path = request.Path.Value ?? string.Empty;
        if (!router.TryFind(path, out var route, out var reason))
        {
            WriteStatus(response, new GrpcException(GrpcStatusCode.Unimplemented, reason));
            return;
        }

        var hasDeadline = GrpcTimeouts.TryParse(request.Headers["grpc-timeout"], out var timeout) && timeout < DeadlineMax;
        using var deadline = hasDeadline ? new CancellationTokenSource(timeout, time) : null;
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping, deadline?.Token ?? CancellationToken.None);
        try
        {
            await route.InvokeAsync(http, new GrpcCall(request.Headers, hasDeadline ? timeout : null, ended.Token), MessageSizeMax);
            response.AppendTrailer("grpc-status", "0");
        }
#pragma warning disable CA1031 // The top of the call: whatever went wrong becomes a status.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (http.RequestAborted.IsCancellationRequested)
            {
                return; // The caller is gone: there is nobody to answer.
            }

            WriteStatus(response, Translate(e, path, deadline?.IsCancellationRequested == true));
        }
    }

    private GrpcException Translate(Exception exception, string path, bool isLate)
    {
        switch (exception)
        {
            case GrpcException e:
                return e;
            case Core.Errors.ServiceException e:
                return ServiceErrors.ToGrpc(e);
            case OperationCanceledException when isLate:
                return new GrpcException(GrpcStatusCode.DeadlineExceeded, "context deadline exceeded");
            case OperationCanceledException when stopping.IsCancellationRequested:
                return new GrpcException(GrpcStatusCode.Unavailable, "The server is shutting down; try again.");
            case Storage.StoreException e:
                LogStoreFailed(logger, path, e.Message);
                return new GrpcException(GrpcStatusCode.Unavailable, e.Message, status: null, e);
            default:
                LogCallFailed(logger, exception, path);
                return new GrpcException(GrpcStatusCode.Internal, $"{path} failed inside the server: {exception.Message}", status: null, exception);
        }
    }

    private static void WriteStatus(HttpResponse response, GrpcException error)
    {
        response.AppendTrailer("grpc-status", ((int)error.Code).ToString(CultureInfo.InvariantCulture));
        response.AppendTrailer("grpc-message", GrpcMessages.Encode(error.Message));
        if (error.Status is { } status)
        {
            response.AppendTrailer("grpc-status-details-bin", Convert.ToBase64String(status.ToByteArray()).TrimEnd('='));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed inside the server")]
    private static partial void LogCallFailed(ILogger logger, Exception exception, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path}: {Reason}")]
    private static partial void LogStoreFailed(ILogger logger, string path, string reason);
}
