using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Temporalio.Grpc;

namespace Temporal.Server.Grpc;

/// <summary>Reads the one message of a unary request.</summary>
internal static class GrpcRequests
{
    public static async ValueTask<T> ReadAsync<T>(HttpRequest request, MessageParser<T> parser, int messageSizeMax, CancellationToken cancellationToken)
        where T : class, IMessage<T>
    {
        var reader = request.BodyReader;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (TryParse(reader, result, request, parser, messageSizeMax, out var message))
            {
                return message!;
            }
        }
    }

    private static bool TryParse<T>(PipeReader reader, ReadResult result, HttpRequest request, MessageParser<T> parser, int messageSizeMax, out T? message)
        where T : class, IMessage<T>
    {
        var buffer = result.Buffer;
        if (!GrpcFrames.TryRead(buffer, messageSizeMax, out var isCompressed, out var payload))
        {
            message = null;
            reader.AdvanceTo(buffer.Start, buffer.End);
            return result.IsCompleted
                ? throw new GrpcException(GrpcStatusCode.Internal, "The request ended before its message was complete.")
                : false;
        }

        if (isCompressed && request.Headers["grpc-encoding"] is not ["gzip"])
        {
            var encoding = request.Headers["grpc-encoding"].ToString();
            throw new GrpcException(GrpcStatusCode.Unimplemented, $"grpc: Decompressor is not installed for grpc-encoding \"{encoding}\"");
        }

        message = GrpcFrames.Parse(parser, payload, isCompressed, messageSizeMax);
        reader.AdvanceTo(payload.End, payload.End);
        return true;
    }
}
