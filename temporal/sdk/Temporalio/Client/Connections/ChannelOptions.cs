using System.Security.Cryptography.X509Certificates;
using System.Text;
using Temporalio.Grpc;

namespace Temporalio.Client.Connections;

/// <summary>A connection's options as the gRPC channel wants them.</summary>
internal static class ChannelOptions
{
    /// <summary>Makes the channel's options.</summary>
    /// <param name="options">The connection's options.</param>
    /// <returns>The channel's options.</returns>
    /// <exception cref="ArgumentException">The options are incomplete or contradict each other.</exception>
    /// <exception cref="NotSupportedException">The options ask for a proxy.</exception>
    public static GrpcChannelOptions Of(TemporalConnectionOptions options)
    {
        if (string.IsNullOrEmpty(options.TargetHost))
        {
            throw new ArgumentException("TargetHost is required: the server's host:port.", nameof(options));
        }

        if (options.HttpConnectProxy is not null)
        {
            throw new NotSupportedException("HttpConnectProxy is not offered by this client: point TargetHost at a server that is reached directly.");
        }

        var retry = options.RpcRetry ?? new();
        return new()
        {
            Target = options.TargetHost,
            Tls = TlsOf(options),
            KeepAliveInterval = options.KeepAlive?.Interval ?? Timeout.InfiniteTimeSpan,
            KeepAliveTimeout = options.KeepAlive?.Timeout ?? TimeSpan.FromSeconds(15),
            Retry = new()
            {
                InitialInterval = retry.InitialInterval,
                RandomizationFactor = retry.RandomizationFactor,
                Multiplier = retry.Multiplier,
                MaxInterval = retry.MaxInterval,
                MaxElapsedTime = retry.MaxElapsedTime,
                MaxRetries = retry.MaxRetries,
            },
        };
    }

    private static GrpcTlsOptions? TlsOf(TemporalConnectionOptions options)
    {
        // An API key in cleartext would be everybody's key, so it brings TLS along.
        if (options.Tls is { Disabled: true } || (options.Tls is null && options.ApiKey is null))
        {
            return null;
        }

        var tls = options.Tls ?? new();
        return new()
        {
            Domain = tls.Domain,
            // Not by implicit conversion: that would make an empty certificate of null.
            ServerRootCACertificate = tls.ServerRootCACert is { } authority ? new ReadOnlyMemory<byte>(authority) : null,
            ClientCertificate = ClientCertificateOf(tls),
        };
    }

    private static X509Certificate2? ClientCertificateOf(TlsOptions tls) => tls switch
    {
        { ClientCert: null, ClientPrivateKey: null } => null,
        { ClientCert: { } certificate, ClientPrivateKey: { } key }
            => X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(certificate), Encoding.UTF8.GetString(key)),
        _ => throw new ArgumentException("Tls needs both ClientCert and ClientPrivateKey, or neither.", nameof(tls)),
    };
}
