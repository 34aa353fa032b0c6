using System.Text.Json.Nodes;
using Temporalio.Grpc;

namespace Contract.Tests.Replay;

/// <summary>The server that the record is replayed against, as seen over the wire.</summary>
internal sealed class ServerUnderTest(string address, string? httpAddress, IAsyncDisposable? host = null) : IAsyncDisposable
{
    private readonly GrpcChannel _channel = new(new GrpcChannelOptions { Target = address });
    private readonly RawCalls _raw = new(address);
    private readonly HttpCalls? _http = httpAddress is null ? null : new HttpCalls(httpAddress);

    /// <summary>Makes a unary call with proto JSON; compressed when asked for.</summary>
    public async Task<JsonObject> RpcAsync(
        string name, JsonNode? request, TimeSpan timeout, IReadOnlyList<KeyValuePair<string, string>>? metadata = null, bool gzip = false)
    {
        var rpc = Rpcs.Find(name);
        var message = Rpcs.FromJson(request, rpc.RequestType);
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            if (gzip)
            {
                var answer = await _raw.CallAsync(name, Google.Protobuf.MessageExtensions.ToByteArray(message), timeout, gzip);
                return Answers.Of(rpc.ResponseType.Parser.ParseFrom(answer));
            }

            return Answers.Of(await rpc.CallAsync(_channel, message, new GrpcCallOptions { Timeout = timeout, Metadata = metadata }));
        }
        catch (GrpcException e)
        {
            // At the deadline the server's reset may arrive before the client's own timer fires.
            var late = e.Code == GrpcStatusCode.Cancelled && TimeProvider.System.GetElapsedTime(began) >= timeout * 0.98;
            return Answers.Of(late ? new GrpcException(GrpcStatusCode.DeadlineExceeded, e.Message) : e);
        }
    }

    /// <summary>Sends bytes to a method by its name.</summary>
    public async Task<JsonObject> RawAsync(string name, byte[] request, TimeSpan timeout)
    {
        try
        {
            var answer = Convert.ToBase64String(await _raw.CallAsync(name, request, timeout));
            return new JsonObject { ["response"] = new JsonObject { ["$bytes"] = answer } };
        }
        catch (GrpcException e)
        {
            return Answers.Of(e);
        }
    }

    /// <summary>Makes a call of the HTTP API.</summary>
    public Task<JsonObject> HttpAsync(JsonObject call, TimeSpan timeout) =>
        _http?.CallAsync(call, timeout) ?? throw new InvalidOperationException("the server under test has no HTTP API");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        _raw.Dispose();
        _http?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}
