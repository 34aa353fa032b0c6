using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Temporalio.Grpc;

/// <summary>A request body of one message, written from a pooled buffer.</summary>
internal sealed class GrpcContent : HttpContent
{
    private static readonly MediaTypeHeaderValue GrpcContentType = new("application/grpc");
    private readonly IMessage _message;
    private readonly int _size;

    public GrpcContent(IMessage message)
    {
        _message = message;
        _size = message.CalculateSize();
        Headers.ContentType = GrpcContentType;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = GrpcFrames.PrefixLength + _size;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var length = GrpcFrames.PrefixLength + _size;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            GrpcFrames.WriteTo(buffer, _message, _size);
            await stream.WriteAsync(buffer.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
