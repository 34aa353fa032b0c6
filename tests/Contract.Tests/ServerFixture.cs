using Contract.Tests.Replay;
using Temporal.Server.Hosting;
using Xunit;

namespace Contract.Tests;

/// <summary>A server in this process, fresh and in memory, and the replay of the record against it.</summary>
/// <remarks><c>CONTRACT_ADDRESS</c> (and <c>CONTRACT_HTTP</c>) replay against a server that runs already; <c>CONTRACT_REPORT</c> names a file for all failures.</remarks>
public sealed class ServerFixture : IAsyncLifetime
{
    private ServerUnderTest? _server;

    internal RecordReplay Replay { get; private set; } = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var address = Environment.GetEnvironmentVariable("CONTRACT_ADDRESS");
        _server = address is null
            ? await StartServerAsync()
            : new ServerUnderTest(address, Environment.GetEnvironmentVariable("CONTRACT_HTTP"));
        Replay = new RecordReplay(_server, ContractArea.All);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await Replay.Completion;
            if (Environment.GetEnvironmentVariable("CONTRACT_REPORT") is { } report)
            {
                await File.WriteAllLinesAsync(report, Replay.Failures.Select(f => $"{f.Key} {f.Value}"));
            }

            Replay.Dispose();
            await _server.DisposeAsync();
        }
    }

    private static async Task<ServerUnderTest> StartServerAsync()
    {
        var server = await TemporalServer.StartAsync(new TemporalServerOptions { Port = 0 });
        return new ServerUnderTest(server.Target, httpAddress: null, server);
    }
}
