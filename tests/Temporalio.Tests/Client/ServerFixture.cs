using Temporal.Server.Hosting;
using Temporalio.Client;
using Xunit;

namespace Temporalio.Tests.Client;

/// <summary>Our own server in this process, in memory, and a client of it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private TemporalServer? _server;

    public TemporalClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TemporalServer.StartAsync(new() { Port = 0 });
        Client = await TemporalClient.ConnectAsync(new(_server.Target) { Identity = "client-tests" });
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
