using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Health.V1;
using Xunit;

namespace Temporalio.Grpc.Tests;

/// <summary>The server against bytes that no honest client sends, and gzip, which ours does not send but the official core does.</summary>
public sealed class RawRequestTests
{
    [Fact]
    public async Task Gzip_IsUnpacked()
    {
        var (code, _) = await PostAsync(Frame(Gzip(new HealthCheckRequest { Service = "gz" }.ToByteArray()), flag: 1), "gzip");
        Assert.Equal("0", code);
    }

    [Fact]
    public async Task GzipBomb_IsRefusedBeforeItIsUnpacked()
    {
        var (code, message) = await PostAsync(Frame(Gzip(new byte[50_000_000]), flag: 1), "gzip");
        Assert.Equal("8", code);
        Assert.StartsWith("grpc: received message larger than max", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownCompression_IsUnimplemented()
    {
        var (code, message) = await PostAsync(Frame([1, 2, 3], flag: 1), "br");
        Assert.Equal(("12", "grpc: Decompressor is not installed for grpc-encoding \"br\""), (code, message));
    }

    [Fact]
    public async Task DamagedGzip_IsInternal() =>
        Assert.Equal("13", (await PostAsync(Frame([1, 2, 3], flag: 1), "gzip")).Code);

    [Fact]
    public async Task MalformedMessage_IsInternalAndSaysSo()
    {
        var (code, message) = await PostAsync(Frame([0x0a, 0x7f], flag: 0), null);
        Assert.Equal("13", code);
        Assert.StartsWith("grpc: error unmarshalling request: HealthCheckRequest", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task TruncatedFrame_IsInternal(int length)
    {
        var whole = Frame(new HealthCheckRequest { Service = "service" }.ToByteArray(), flag: 0);
        Assert.Equal(("13", "The request ended before its message was complete."), await PostAsync(whole[..length], null));
    }

    [Fact]
    public async Task OtherContentType_IsRefusedByHttp()
    {
        await using var server = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()));
        using var http = new HttpClient();
        using var request = Request(server, [], null);
        request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    private static async Task<(string Code, string Message)> PostAsync(byte[] body, string? encoding)
    {
        await using var server = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()));
        using var http = new HttpClient();
        using var request = Request(server, body, encoding);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        await response.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        var trailers = response.TrailingHeaders.Contains("grpc-status") ? response.TrailingHeaders : response.Headers;
        return (trailers.GetValues("grpc-status").Single(), trailers.TryGetValues("grpc-message", out var texts) ? GrpcMessages.Decode(texts.Single()) : string.Empty);
    }

    private static HttpRequestMessage Request(GrpcFixture server, byte[] body, string? encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"http://{server.Target}{GrpcFixture.Check.Path}"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        if (encoding is not null)
        {
            request.Headers.TryAddWithoutValidation("grpc-encoding", encoding);
        }

        return request;
    }

    private static byte[] Frame(byte[] payload, byte flag)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }
}
