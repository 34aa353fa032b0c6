using Temporalio.Client;

namespace Temporalio.Worker;

/// <summary>A client that a worker can use: it is connected, or was once.</summary>
public interface IWorkerClient
{
    /// <summary>Gets the client's options.</summary>
    TemporalClientOptions Options { get; }

    /// <summary>Gets the connection.</summary>
    IBridgeClientProvider BridgeClientProvider { get; }
}
