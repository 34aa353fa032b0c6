using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Temporalio.Grpc;

/// <summary>Reads the answer to a unary call: body, then trailers (or trailers in place of headers when there is no body).</summary>
internal static class GrpcResponses
{
    private const int BufferSizeFirst = 4096;

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, MessageParser<T> parser, int sizeMax, CancellationToken cancellationToken)
        where T : IMessage<T>
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new GrpcException(CodeOfHttpStatus(response.StatusCode), $"The server answered HTTP status {(int)response.StatusCode}; is this a gRPC server?");
        }

        if (response.Headers.TryGetValues("grpc-status", out var early))
        {
            ThrowUnlessOk(response.Headers, early.First());
        }

        var body = ArrayPool<byte>.Shared.Rent(BufferSizeFirst);
        try
        {
            var length = 0;
            using (var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false))
            {
                int read;
                while ((read = await stream.ReadAsync(body.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    length += read;
                    if (length == body.Length)
                    {
                        body = Grow(body, sizeMax);
                    }
                }
            }

            if (!response.TrailingHeaders.TryGetValues("grpc-status", out var late))
            {
                throw new GrpcException(GrpcStatusCode.Internal, "The server ended the call without a grpc-status.");
            }

            ThrowUnlessOk(response.TrailingHeaders, late.First());
            return GrpcFrames.TryRead(new ReadOnlySequence<byte>(body, 0, length), sizeMax, out var isCompressed, out var payload)
                ? GrpcFrames.Parse(parser, payload, isCompressed, sizeMax)
                : throw new GrpcException(GrpcStatusCode.Internal, "The server answered OK without a whole message.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private static byte[] Grow(byte[] body, int sizeMax)
    {
        if (body.Length > (long)sizeMax + GrpcFrames.PrefixLength)
        {
            throw new GrpcException(GrpcStatusCode.ResourceExhausted, $"grpc: received message larger than max ({body.Length} vs. {sizeMax})");
        }

        var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        body.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(body);
        return larger;
    }

    private static void ThrowUnlessOk(HttpResponseHeaders headers, string status)
    {
        if (status == "0")
        {
            return;
        }

        var code = int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 16
            ? (GrpcStatusCode)number
            : GrpcStatusCode.Unknown;
        var message = headers.TryGetValues("grpc-message", out var texts) ? GrpcMessages.Decode(texts.First()) : string.Empty;
        throw new GrpcException(code, message, ReadDetails(headers));
    }

    private static Google.Rpc.Status? ReadDetails(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("grpc-status-details-bin", out var values))
        {
            return null;
        }

        try
        {
            return Google.Rpc.Status.Parser.ParseFrom(GrpcMessages.DecodeBinary(values.First()));
        }
        catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
        {
            // The code and the text still tell what happened; damaged details must not hide them.
            return null;
        }
    }

    // https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md
    private static GrpcStatusCode CodeOfHttpStatus(HttpStatusCode status) => (int)status switch
    {
        400 => GrpcStatusCode.Internal,
        401 => GrpcStatusCode.Unauthenticated,
        403 => GrpcStatusCode.PermissionDenied,
        404 => GrpcStatusCode.Unimplemented,
        429 or 502 or 503 or 504 => GrpcStatusCode.Unavailable,
        _ => GrpcStatusCode.Unknown,
    };
}
