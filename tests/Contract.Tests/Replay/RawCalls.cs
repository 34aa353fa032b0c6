using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Temporalio.Grpc;

namespace Contract.Tests.Replay;

/// <summary>gRPC by hand, for what a well-behaved client never sends: unknown methods, garbage, compressed requests, streams.</summary>
internal sealed class RawCalls(string address) : IDisposable
{
    private const int PrefixLength = 5;

    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://{address}"), Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends one message and takes the first one that comes back.</summary>
    /// <param name="name"><c>package.Service/Method</c>.</param>
    /// <param name="message">The message's bytes.</param>
    /// <param name="timeout">The caller's deadline.</param>
    /// <param name="gzip">Whether to compress the message.</param>
    /// <exception cref="GrpcException">The call ended without a message.</exception>
    public async Task<byte[]> CallAsync(string name, byte[] message, TimeSpan timeout, bool gzip = false)
    {
        using var deadline = new CancellationTokenSource(timeout, TimeProvider.System);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/" + name)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(Frame(message, gzip)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Add("grpc-timeout", $"{(long)timeout.TotalMilliseconds}m");
        if (gzip)
        {
            request.Headers.Add("grpc-encoding", "gzip");
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
        await using var body = await response.Content.ReadAsStreamAsync(deadline.Token);
        var prefix = new byte[PrefixLength];
        var read = await body.ReadAtLeastAsync(prefix, PrefixLength, throwOnEndOfStream: false, deadline.Token);
        if (read == PrefixLength)
        {
            var answer = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
            await body.ReadExactlyAsync(answer, deadline.Token);
            return answer;
        }

        throw new GrpcException(
            (GrpcStatusCode)int.Parse(Trailer(response, "grpc-status") ?? "2", CultureInfo.InvariantCulture),
            Uri.UnescapeDataString(Trailer(response, "grpc-message") ?? string.Empty),
            status: null);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string? Trailer(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var trailing) ? trailing.First()
        : response.Headers.TryGetValues(name, out var leading) ? leading.First()
        : null;

    private static byte[] Frame(byte[] message, bool gzip)
    {
        if (gzip)
        {
            using var compressed = new MemoryStream();
            using (var stream = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            {
                stream.Write(message);
            }

            message = compressed.ToArray();
        }

        var frame = new byte[PrefixLength + message.Length];
        frame[0] = gzip ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, PrefixLength);
        return frame;
    }
}
