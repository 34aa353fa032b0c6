using System.Text;
using Google.Protobuf.WellKnownTypes;
using Grpc.Health.V1;
using Temporal.Server.Core.Errors;
using Xunit;

namespace Temporalio.Grpc.Tests;

/// <summary>Client and server of the wire against each other.</summary>
public sealed class GrpcChannelTests
{
    private static readonly CancellationToken None = TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallAsync_Answered_ReturnsTheResponse()
    {
        await using var server = await GrpcFixture.StartAsync((request, _) => new(request.Service == "a" ? GrpcFixture.Serving() : new HealthCheckResponse()));
        using var channel = server.Connect();
        var response = await channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest { Service = "a" });
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, response.Status);
    }

    [Fact]
    public async Task CallAsync_Refused_CarriesCodeTextAndDetail()
    {
        await using var server = await GrpcFixture.StartAsync((_, _) =>
            throw new ServiceException(ServiceErrorKind.NotFound, "no wörkflow: 100%\n", new StringValue { Value = "detail" }));
        using var channel = server.Connect();
        var error = await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest()));
        Assert.Equal(GrpcStatusCode.NotFound, error.Code);
        Assert.Equal("no wörkflow: 100%\n", error.Message);
        Assert.Equal("detail", error.FindDetail<StringValue>()?.Value);
        Assert.Null(error.FindDetail<Int32Value>());
    }

    [Fact]
    public async Task CallAsync_HandlerThrows_IsInternalAndNamesTheMethod()
    {
        await using var server = await GrpcFixture.StartAsync((_, _) => throw new InvalidOperationException("boom"));
        using var channel = server.Connect();
        var error = await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest()));
        Assert.Equal(GrpcStatusCode.Internal, error.Code);
        Assert.Equal("/grpc.health.v1.Health/Check failed inside the server: boom", error.Message);
    }

    [Theory]
    [InlineData("grpc.health.v1.Health", "unknown method Watch for service grpc.health.v1.Health")]
    [InlineData("no.such.Service", "unknown service no.such.Service")]
    public async Task CallAsync_UnknownMethod_IsUnimplementedByName(string service, string expected)
    {
        await using var server = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()));
        using var channel = server.Connect();
        var method = new GrpcMethod<HealthCheckRequest, HealthCheckResponse>(service, "Watch", HealthCheckRequest.Parser, HealthCheckResponse.Parser);
        var error = await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(method, new HealthCheckRequest()));
        Assert.Equal((GrpcStatusCode.Unimplemented, expected), (error.Code, error.Message));
    }

    [Fact]
    public async Task CallAsync_Timeout_EndsBothSides()
    {
        var serverSaw = new TaskCompletionSource<TimeSpan?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var serverEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await GrpcFixture.StartAsync(async (_, call) =>
        {
            serverSaw.SetResult(call.Timeout);
            await using var ended = call.CancellationToken.Register(serverEnded.SetResult);
            await serverEnded.Task;
            call.CancellationToken.ThrowIfCancellationRequested();
            return GrpcFixture.Serving();
        });
        using var channel = server.Connect();
        var error = await Assert.ThrowsAsync<GrpcException>(() =>
            channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest(), new GrpcCallOptions { Timeout = TimeSpan.FromMilliseconds(200) }));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, error.Code);
        Assert.Equal(TimeSpan.FromMilliseconds(200), await serverSaw.Task);
        await serverEnded.Task.WaitAsync(None);
    }

    [Fact]
    public async Task CallAsync_CallerCancels_ServerIsTold()
    {
        var serverEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var serverBegan = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await GrpcFixture.StartAsync(async (_, call) =>
        {
            await using var ended = call.CancellationToken.Register(serverEnded.SetResult);
            serverBegan.SetResult();
            await serverEnded.Task;
            return GrpcFixture.Serving();
        });
        using var channel = server.Connect();
        using var cancel = new CancellationTokenSource();
        var call = channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest(), new GrpcCallOptions { CancellationToken = cancel.Token });
        await serverBegan.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await serverEnded.Task.WaitAsync(None);
    }

    [Fact]
    public async Task CallAsync_MessageTooLarge_IsRefusedWithTheSizes()
    {
        await using var server = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()));
        using var channel = server.Connect();
        var error = await Assert.ThrowsAsync<GrpcException>(() =>
            channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest { Service = new string('x', 70_000) }));
        Assert.Equal((GrpcStatusCode.ResourceExhausted, "grpc: received message larger than max (70004 vs. 65536)"), (error.Code, error.Message));
    }

    [Fact]
    public async Task CallAsync_LargeResponse_ArrivesWhole()
    {
        await using var server = await GrpcFixture.StartAsync((request, _) =>
            throw new ServiceException(ServiceErrorKind.NotFound, "x", new StringValue { Value = new string('y', 8_000) }));
        using var channel = server.Connect();
        var error = await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest()));
        Assert.Equal(8_000, error.FindDetail<StringValue>()?.Value.Length);
    }

    [Fact]
    public async Task CallAsync_Metadata_ReachesTheHandler()
    {
        var seen = new List<string?>();
        await using var server = await GrpcFixture.StartAsync((_, call) =>
        {
            seen.Add(call.Header("temporal-namespace"));
            seen.Add(call.Header("absent"));
            return new(GrpcFixture.Serving());
        });
        using var channel = server.Connect();
        await channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest(), new GrpcCallOptions { Metadata = [new("temporal-namespace", "default")] });
        Assert.Equal(["default", null], seen);
    }

    [Fact]
    public async Task CallAsync_NobodyListens_IsUnavailableAndNamesTheTarget()
    {
        var server = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()));
        var target = server.Target;
        await server.DisposeAsync();
        using var channel = new GrpcChannel(new GrpcChannelOptions { Target = target });
        var error = await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest()));
        Assert.Equal(GrpcStatusCode.Unavailable, error.Code);
        Assert.StartsWith($"No connection to {target}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallAsync_ServerComesBack_RetryFindsIt()
    {
        var first = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()));
        using var channel = first.Connect();
        await channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest());
        var port = first.Port;
        await first.DisposeAsync();
        var call = channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest(), new GrpcCallOptions { Retry = true });
        await using var second = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()), port: port);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await call).Status);
    }

    [Fact]
    public async Task CallAsync_RetryableThenOk_IsMadeAgainAndOtherCodesAreNot()
    {
        var calls = 0;
        await using var server = await GrpcFixture.StartAsync((request, _) => ++calls < 3
            ? throw new GrpcException(request.Service == "again" ? GrpcStatusCode.Unavailable : GrpcStatusCode.InvalidArgument, "no")
            : new(GrpcFixture.Serving()));
        using var channel = server.Connect(new GrpcChannelOptions { Retry = new GrpcRetryOptions { InitialInterval = TimeSpan.FromMilliseconds(1) } });
        await channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest { Service = "again" }, new GrpcCallOptions { Retry = true });
        Assert.Equal(3, calls);
        calls = 0;
        await Assert.ThrowsAsync<GrpcException>(() => channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest(), new GrpcCallOptions { Retry = true }));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task CallAsync_Tls_TrustsOnlyTheGivenAuthority()
    {
        using var certificate = GrpcFixture.CreateCertificate();
        await using var server = await GrpcFixture.StartAsync((_, _) => new(GrpcFixture.Serving()), certificate);
        using var trusting = server.Connect(new GrpcChannelOptions { Tls = new GrpcTlsOptions { ServerRootCACertificate = Encoding.UTF8.GetBytes(certificate.ExportCertificatePem()) } });
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await trusting.CallAsync(GrpcFixture.Check, new HealthCheckRequest())).Status);
        using var doubting = server.Connect(new GrpcChannelOptions { Tls = new GrpcTlsOptions() });
        var error = await Assert.ThrowsAsync<GrpcException>(() => doubting.CallAsync(GrpcFixture.Check, new HealthCheckRequest()));
        Assert.Equal(GrpcStatusCode.Unavailable, error.Code);
    }

    [Fact]
    public async Task CallAsync_ManyParkedCalls_DoNotBlockOthers()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await GrpcFixture.StartAsync(async (request, _) =>
        {
            if (request.Service == "park")
            {
                await release.Task;
            }

            return GrpcFixture.Serving();
        });
        using var channel = server.Connect();
        var parked = Enumerable.Range(0, 1_500).Select(_ => channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest { Service = "park" })).ToList();
        await channel.CallAsync(GrpcFixture.Check, new HealthCheckRequest(), new GrpcCallOptions { Timeout = TimeSpan.FromSeconds(30) });
        release.SetResult();
        await Task.WhenAll(parked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a host")]
    [InlineData("host:port")]
    [InlineData("http://localhost:7233")]
    public void Constructor_BadTarget_NamesItAndTheForm(string target)
    {
        var error = Assert.Throws<ArgumentException>(() => new GrpcChannel(new GrpcChannelOptions { Target = target }));
        Assert.Contains($"'{target}' is not an address of the form host:port", error.Message, StringComparison.Ordinal);
    }
}
