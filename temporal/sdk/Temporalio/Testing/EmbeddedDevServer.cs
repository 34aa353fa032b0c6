using System.Reflection;

namespace Temporalio.Testing;

/// <summary>The embedded server, found by name if the program holds it: the SDK has no reference to it.</summary>
/// <remarks>
/// The contract is one public static method, <c>Temporal.Server.Hosting.DevServerEntry.StartAsync</c>, of framework types only:
/// settings in; target and the server to dispose of out.
/// </remarks>
internal sealed class EmbeddedDevServer : IDevServer
{
    private const string AssemblyName = "Temporal.Server";
    private const string EntryType = "Temporal.Server.Hosting.DevServerEntry";
    private const string EntryMethod = "StartAsync";

    private readonly IAsyncDisposable _server;

    private EmbeddedDevServer(string target, IAsyncDisposable server) => (Target, _server) = (target, server);

    /// <inheritdoc/>
    public string Target { get; }

    /// <summary>Starts the server if the program holds it.</summary>
    /// <param name="settings">The settings, by the names of the flags of <c>server start-dev</c>.</param>
    /// <returns>The running server; null when the program does not hold it.</returns>
    public static async Task<IDevServer?> TryStartAsync(IReadOnlyDictionary<string, object?> settings)
    {
        if (FindEntry() is not { } entry)
        {
            return null;
        }

        var start = entry.CreateDelegate<Func<IReadOnlyDictionary<string, object?>, CancellationToken, Task<KeyValuePair<string, IAsyncDisposable>>>>();
        var (target, server) = await start(settings, CancellationToken.None).ConfigureAwait(false);
        return new EmbeddedDevServer(target, server);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static MethodInfo? FindEntry()
    {
        try
        {
            return Assembly.Load(AssemblyName).GetType(EntryType)?.GetMethod(EntryMethod, BindingFlags.Public | BindingFlags.Static);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
