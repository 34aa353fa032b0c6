using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Hosting;

/// <summary>Starts a server for programs that know it only by name: test environments of an SDK in the same process.</summary>
/// <remarks>Framework types only: callers bind to this method by reflection, so that its signature is a contract.</remarks>
public static class DevServerEntry
{
    /// <summary>Starts a server.</summary>
    /// <param name="settings">
    /// By the names of the flags of <c>server start-dev</c>, all optional: <c>ip</c> (string), <c>port</c> (int; 0 or none means a free one), <c>namespace</c> (string),
    /// <c>db-filename</c> (string), <c>search-attribute</c> (name to number of <see cref="IndexedValueType"/>), <c>logger-factory</c> (<see cref="ILoggerFactory"/>).
    /// </param>
    /// <param name="cancellationToken">Gives the start up.</param>
    /// <returns>Where the server listens, and the server itself: dispose of it to stop it.</returns>
    /// <exception cref="ServerStartException">It could not start.</exception>
    public static async Task<KeyValuePair<string, IAsyncDisposable>> StartAsync(
        IReadOnlyDictionary<string, object?> settings,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var options = new TemporalServerOptions
        {
            Ip = IPAddress.Parse(Get(settings, "ip", IPAddress.Loopback.ToString())),
            Port = Get(settings, "port", 0),
            Namespaces = Get(settings, "namespace", "default") is var name and not "default" ? [name] : [],
            DatabaseFile = Get<string?>(settings, "db-filename", null),
            SearchAttributes = Get<IReadOnlyDictionary<string, int>>(settings, "search-attribute", new Dictionary<string, int>(StringComparer.Ordinal))
                .ToDictionary(pair => pair.Key, pair => (IndexedValueType)pair.Value, StringComparer.Ordinal),
            LoggerFactory = Get<ILoggerFactory>(settings, "logger-factory", NullLoggerFactory.Instance),
        };
        var server = await TemporalServer.StartAsync(options, cancellationToken);
        return new(server.Target, server);
    }

    private static T Get<T>(IReadOnlyDictionary<string, object?> settings, string key, T otherwise) =>
        settings.GetValueOrDefault(key) is T value ? value : otherwise;
}
