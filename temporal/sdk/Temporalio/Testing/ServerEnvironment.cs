using Temporalio.Client;

namespace Temporalio.Testing;

/// <summary>An environment that owns its server.</summary>
/// <param name="client">A client of the server.</param>
/// <param name="server">The server.</param>
internal class ServerEnvironment(ITemporalClient client, IDevServer server) : WorkflowEnvironment(client)
{
    /// <inheritdoc/>
    public override Task ShutdownAsync() => server.DisposeAsync().AsTask();
}
