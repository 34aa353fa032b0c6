using Temporalio.Runtime;

namespace Temporalio.Client;

/// <summary>How a server is reached.</summary>
public class TemporalConnectionOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TemporalConnectionOptions"/> class.</summary>
    public TemporalConnectionOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemporalConnectionOptions"/> class.</summary>
    /// <param name="targetHost">The server, <c>host:port</c>.</param>
    public TemporalConnectionOptions(string targetHost) => TargetHost = targetHost;

    /// <summary>Gets or sets the server, <c>host:port</c>; required.</summary>
    public string? TargetHost { get; set; }

    /// <summary>Gets or sets the encryption; null means none, or the default one when there is an API key.</summary>
    public TlsOptions? Tls { get; set; }

    /// <summary>Gets or sets when failed calls are made again; null means the defaults.</summary>
    public RpcRetryOptions? RpcRetry { get; set; }

    /// <summary>Gets or sets how a silent connection is checked; null means not at all.</summary>
    public KeepAliveOptions? KeepAlive { get; set; } = new();

    /// <summary>Gets or sets an HTTP proxy; null means none.</summary>
    public HttpConnectProxyOptions? HttpConnectProxy { get; set; }

    /// <summary>Gets or sets how often the target's name is looked up again; null means once.</summary>
    public DnsLoadBalancingOptions? DnsLoadBalancing { get; set; } = new();

    /// <summary>Gets or sets how messages are compressed.</summary>
    public GrpcCompression GrpcCompression { get; set; } = new GrpcCompression.Gzip();

    /// <summary>Gets or sets sizes that are worth a warning; null means the defaults.</summary>
    public PayloadLimitsOptions? PayloadLimits { get; set; }

    /// <summary>Gets or sets metadata of all calls.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? RpcMetadata { get; set; }

    /// <summary>Gets or sets binary metadata of all calls; keys end in <c>-bin</c>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>>? RpcBinaryMetadata { get; set; }

    /// <summary>Gets or sets the API key, sent as a bearer token unless the metadata has an authorization of its own.</summary>
    public string? ApiKey { get; set; }

    /// <summary>Gets or sets who the caller is in histories and the UI; null means <c>process@host</c>.</summary>
    public string? Identity { get; set; }

    /// <summary>Gets or sets the runtime; null means <see cref="TemporalRuntime.Default"/>.</summary>
    public TemporalRuntime? Runtime { get; set; }

    /// <summary>Makes a copy, the nested options included.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (TemporalConnectionOptions)MemberwiseClone();
        copy.Tls = (TlsOptions?)Tls?.Clone();
        copy.RpcRetry = (RpcRetryOptions?)RpcRetry?.Clone();
        copy.KeepAlive = (KeepAliveOptions?)KeepAlive?.Clone();
        copy.HttpConnectProxy = (HttpConnectProxyOptions?)HttpConnectProxy?.Clone();
        copy.DnsLoadBalancing = (DnsLoadBalancingOptions?)DnsLoadBalancing?.Clone();
        copy.PayloadLimits = (PayloadLimitsOptions?)PayloadLimits?.Clone();
        return copy;
    }
}
