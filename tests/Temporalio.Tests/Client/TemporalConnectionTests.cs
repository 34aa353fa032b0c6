using System.Net;
using System.Net.Sockets;
using Temporalio.Client;
using Temporalio.Exceptions;
using Xunit;

namespace Temporalio.Tests.Client;

public sealed class TemporalConnectionTests
{
    [Fact]
    public async Task ConnectAsync_NothingListens_SaysWhere()
    {
        var target = $"127.0.0.1:{FreePort()}";
        var options = new TemporalConnectionOptions(target) { RpcRetry = new() { MaxRetries = 1, InitialInterval = TimeSpan.FromMilliseconds(1) } };

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => TemporalConnection.ConnectAsync(options));

        Assert.Contains(target, error.Message, StringComparison.Ordinal);
        Assert.Equal(RpcException.StatusCode.Unavailable, Assert.IsType<RpcException>(error.InnerException).Code);
    }

    [Fact]
    public void CreateLazy_NoTarget_Throws() => Assert.Throws<ArgumentException>(() => TemporalConnection.CreateLazy(new()));

    [Fact]
    public void CreateLazy_HalfAClientCertificate_Throws()
        => Assert.Throws<ArgumentException>(() => TemporalConnection.CreateLazy(new("h:1") { Tls = new() { ClientCert = [1] } }));

    [Fact]
    public void CreateLazy_Options_AreCopiedAndHaveAnIdentity()
    {
        var options = new TemporalConnectionOptions("h:1");

        var connection = TemporalConnection.CreateLazy(options);
        options.TargetHost = "other:1";

        Assert.Equal("h:1", connection.Options.TargetHost);
        Assert.Equal($"{Environment.ProcessId}@{Environment.MachineName}", connection.Options.Identity);
        Assert.False(connection.IsConnected);
        Assert.Null(connection.BridgeClient);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
