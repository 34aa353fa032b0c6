using System.Collections.Concurrent;

namespace Temporalio.Client.Connections;

/// <summary>The HTTP/2 paths of calls; each is put together once.</summary>
internal static class RpcPaths
{
    private static readonly ConcurrentDictionary<(string Service, string Rpc), string> Known = new();

    /// <summary>Gets a path.</summary>
    /// <param name="service">The service's full name.</param>
    /// <param name="rpc">The method's name.</param>
    /// <returns><c>/service/rpc</c>.</returns>
    public static string Of(string service, string rpc)
        => Known.GetOrAdd((service, rpc), static key => $"/{key.Service}/{key.Rpc}");
}
