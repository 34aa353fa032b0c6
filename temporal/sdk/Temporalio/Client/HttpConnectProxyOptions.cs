namespace Temporalio.Client;

/// <summary>An HTTP proxy to reach the server by.</summary>
public class HttpConnectProxyOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="HttpConnectProxyOptions"/> class.</summary>
    public HttpConnectProxyOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="HttpConnectProxyOptions"/> class.</summary>
    /// <param name="targetHost">The proxy, <c>host:port</c>.</param>
    public HttpConnectProxyOptions(string targetHost) => TargetHost = targetHost;

    /// <summary>Gets or sets the proxy, <c>host:port</c>; required.</summary>
    public string? TargetHost { get; set; }

    /// <summary>Gets or sets user and password, or null.</summary>
    public (string Username, string Password)? BasicAuth { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
