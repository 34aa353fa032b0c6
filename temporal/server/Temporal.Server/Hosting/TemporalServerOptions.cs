using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Hosting;

/// <summary>How an embedded server is started.</summary>
public sealed record TemporalServerOptions
{
    /// <summary>Gets the address to listen on. Default 127.0.0.1. Any other makes the server, which asks nobody who he is, reachable from elsewhere.</summary>
    public IPAddress Ip { get; init; } = IPAddress.Loopback;

    /// <summary>Gets the port to listen on. Default 7233; 0 takes a free one.</summary>
    public int Port { get; init; } = 7233;

    /// <summary>Gets the namespaces to register when they are not there. <c>default</c> always is.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Gets how long those namespaces keep closed executions. Default 1 day.</summary>
    public TimeSpan NamespaceRetention { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Gets the path of the SQLite file; null keeps everything in memory until the server stops.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>Gets a store to use instead of the file; it is disposed with the server.</summary>
    public IStore? Store { get; init; }

    /// <summary>Gets the custom search attributes to add to those namespaces.</summary>
    public IReadOnlyDictionary<string, IndexedValueType> SearchAttributes { get; init; } = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal);

    /// <summary>Gets settings by the names of Temporal's dynamic configuration. Unknown ones are logged and passed over.</summary>
    public IReadOnlyDictionary<string, string> DynamicConfig { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Gets how long parked calls may take to end when the server stops. Default 0.3 s; after twice that connections are cut.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Gets where the server's log goes. Default nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Gets the clock of timers, timeouts and deadlines.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
