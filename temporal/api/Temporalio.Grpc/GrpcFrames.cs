using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Google.Protobuf;

namespace Temporalio.Grpc;

/// <summary>The length-prefixed message of a gRPC body: a compression flag, four bytes of length, the message.</summary>
public static class GrpcFrames
{
    /// <summary>The bytes before the message.</summary>
    public const int PrefixLength = 5;

    /// <summary>Writes a message, uncompressed.</summary>
    public static void Write(IBufferWriter<byte> writer, IMessage message)
    {
        var size = message.CalculateSize();
        var span = writer.GetSpan(PrefixLength + size);
        WriteTo(span, message, size);
        writer.Advance(PrefixLength + size);
    }

    /// <summary>Writes a message of known size into a buffer that holds it with its prefix.</summary>
    internal static void WriteTo(Span<byte> buffer, IMessage message, int size)
    {
        buffer[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(buffer[1..], (uint)size);
        message.WriteTo(buffer.Slice(PrefixLength, size));
    }

    /// <summary>Finds the first whole message in a buffer.</summary>
    /// <param name="buffer">What has arrived so far.</param>
    /// <param name="sizeMax">The largest message in bytes that is read.</param>
    /// <param name="isCompressed">Whether the payload is gzip.</param>
    /// <param name="payload">The message, still compressed.</param>
    /// <returns>False while the message has not arrived completely.</returns>
    /// <exception cref="GrpcException">The message is larger than <paramref name="sizeMax"/> (<see cref="GrpcStatusCode.ResourceExhausted"/>).</exception>
    public static bool TryRead(in ReadOnlySequence<byte> buffer, int sizeMax, out bool isCompressed, out ReadOnlySequence<byte> payload)
    {
        isCompressed = false;
        payload = default;
        if (buffer.Length < PrefixLength)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[PrefixLength];
        buffer.Slice(0, PrefixLength).CopyTo(prefix);
        isCompressed = prefix[0] == 1;
        var size = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (size > (uint)sizeMax)
        {
            throw TooLarge(size, sizeMax);
        }

        if (buffer.Length < PrefixLength + size)
        {
            return false;
        }

        payload = buffer.Slice(PrefixLength, size);
        return true;
    }

    /// <summary>Parses a message that may be compressed.</summary>
    /// <exception cref="GrpcException">The message does not parse (<see cref="GrpcStatusCode.Internal"/>) or grows beyond <paramref name="sizeMax"/>.</exception>
    public static T Parse<T>(MessageParser<T> parser, in ReadOnlySequence<byte> payload, bool isCompressed, int sizeMax)
        where T : IMessage<T>
    {
        try
        {
            return isCompressed ? parser.ParseFrom(Inflate(payload, sizeMax)) : parser.ParseFrom(payload);
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidDataException)
        {
            throw new GrpcException(GrpcStatusCode.Internal, $"grpc: error unmarshalling request: {typeof(T).Name}: {e.Message}", status: null, e);
        }
    }

    private static byte[] Inflate(in ReadOnlySequence<byte> payload, int sizeMax)
    {
        using var source = new MemoryStream(payload.ToArray(), writable: false);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        using var result = new MemoryStream();
        var chunk = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            int read;
            while ((read = gzip.Read(chunk)) > 0)
            {
                // A bomb is refused before it is unpacked.
                if (result.Length + read > sizeMax)
                {
                    throw TooLarge(result.Length + read, sizeMax);
                }

                result.Write(chunk, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }

        return result.ToArray();
    }

    private static GrpcException TooLarge(long size, int sizeMax) =>
        new(GrpcStatusCode.ResourceExhausted, $"grpc: received message larger than max ({size} vs. {sizeMax})");
}
