using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Temporalio.Api.Enums.V1;
using Temporalio.Client;
using Temporalio.Exceptions;

namespace Temporalio.Testing;

/// <summary>Finds and starts the servers of environments.</summary>
internal static class DevServers
{
    private const int ConnectAttemptsMax = 100;
    private static readonly TimeSpan ConnectRetryDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>Starts a development server: the named executable, else the embedded one, else one on the path.</summary>
    /// <param name="options">The environment's options.</param>
    /// <returns>The server.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<IDevServer> StartLocalAsync(WorkflowEnvironmentStartLocalOptions options)
    {
        var (ip, port) = Address(options.TargetHost);
        var path = options.DevServerOptions.ExistingPath;
        if (path == null && await EmbeddedDevServer.TryStartAsync(Settings(options, ip, port)).ConfigureAwait(false) is { } embedded)
        {
            return embedded;
        }

        path ??= ProcessDevServer.Find("insightde", "temporal")
            ?? throw new InvalidOperationException(
                "No server was found: reference Temporal.Server, put 'insightde' or 'temporal' on the path, or set DevServerOptions.ExistingPath.");
        port = port == 0 ? FreePort(ip) : port;
        return ProcessDevServer.Start(path, Arguments(options, ip, port), Join(ip, port));
    }

    /// <summary>Starts a test server that skips time.</summary>
    /// <param name="options">The environment's options.</param>
    /// <returns>The server.</returns>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static IDevServer StartTimeSkipping(WorkflowEnvironmentStartTimeSkippingOptions options)
    {
        var (ip, port) = Address(options.TargetHost);
        var path = options.TestServer.ExistingPath
            ?? ProcessDevServer.Find("temporal-test-server")
            ?? throw new InvalidOperationException(
                "No time-skipping server was found: put 'temporal-test-server' on the path or set TestServer.ExistingPath.");
        port = port == 0 ? FreePort(ip) : port;
        return ProcessDevServer.Start(
            path,
            [port.ToString(CultureInfo.InvariantCulture), .. options.TestServer.ExtraArgs ?? []],
            Join(ip, port));
    }

    /// <summary>Connects to a server that was just started, as soon as it listens.</summary>
    /// <param name="server">The server.</param>
    /// <param name="options">The client's options; the target is set.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">The server ended or never listened.</exception>
    public static async Task<TemporalClient> ConnectAsync(IDevServer server, TemporalClientConnectOptions options)
    {
        options.TargetHost = server.Target;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TemporalClient.ConnectAsync(options).ConfigureAwait(false);
            }
            catch (Exception e) when (e is RpcException or InvalidOperationException)
            {
                if (attempt == ConnectAttemptsMax || server is not ProcessDevServer { HasExited: false })
                {
                    throw new InvalidOperationException($"The server at {server.Target} does not answer: {e.Message}", e);
                }
            }

            await Task.Delay(ConnectRetryDelay, TimeProvider.System, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static Dictionary<string, object?> Settings(WorkflowEnvironmentStartLocalOptions options, string ip, int port) =>
        new(StringComparer.Ordinal)
        {
            ["ip"] = ip,
            ["port"] = port,
            ["namespace"] = options.Namespace,
            ["db-filename"] = options.DevServerOptions.DatabaseFilename,
            ["search-attribute"] = (options.SearchAttributes ?? []).ToDictionary(key => key.Name, key => (int)key.ValueType, StringComparer.Ordinal),
            ["logger-factory"] = options.LoggerFactory,
        };

    private static List<string> Arguments(WorkflowEnvironmentStartLocalOptions options, string ip, int port)
    {
        var server = options.DevServerOptions;
        List<string> arguments =
        [
            "server", "start-dev",
            "--ip", ip,
            "--port", port.ToString(CultureInfo.InvariantCulture),
            "--namespace", options.Namespace,
            "--log-format", server.LogFormat,
            "--log-level", server.LogLevel,
        ];
        if (options.UI)
        {
            arguments.AddRange(["--ui-port", options.UIPort.ToString(CultureInfo.InvariantCulture)]);
        }
        else
        {
            arguments.Add("--headless");
        }

        if (server.DatabaseFilename is { } file)
        {
            arguments.AddRange(["--db-filename", file]);
        }

        foreach (var key in options.SearchAttributes ?? [])
        {
            arguments.AddRange(["--search-attribute", $"{key.Name}={TypeName(key.ValueType)}"]);
        }

        arguments.AddRange(server.ExtraArgs ?? []);
        return arguments;
    }

    private static string TypeName(IndexedValueType type) => type.ToString();

    private static (string Ip, int Port) Address(string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            return (IPAddress.Loopback.ToString(), 0);
        }

        var colon = target.LastIndexOf(':');
        return colon < 0
            ? (target, 0)
            : (target[..colon], int.Parse(target.AsSpan(colon + 1), CultureInfo.InvariantCulture));
    }

    private static string Join(string ip, int port) => string.Create(CultureInfo.InvariantCulture, $"{ip}:{port}");

    private static int FreePort(string ip)
    {
        using var listener = new TcpListener(IPAddress.Parse(ip), 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
