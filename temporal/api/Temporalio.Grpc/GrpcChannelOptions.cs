using System.Security.Cryptography.X509Certificates;

namespace Temporalio.Grpc;

/// <summary>How a <see cref="GrpcChannel"/> reaches its server.</summary>
public sealed record GrpcChannelOptions
{
    /// <summary>Gets the server's address, <c>host:port</c>; required.</summary>
    public string Target { get; init; } = string.Empty;

    /// <summary>Gets the TLS settings; null means cleartext HTTP/2 (h2c).</summary>
    public GrpcTlsOptions? Tls { get; init; }

    /// <summary>Gets how long a connection may be silent before a ping is sent. Default 30 s. Shorter finds a dead peer sooner and costs traffic.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long the answer to a ping may take before the connection is given up. Default 15 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Gets how long a connection attempt may take. Default 10 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the largest response in bytes that is read. Default 128 MiB.</summary>
    public int MessageSizeMax { get; init; } = 128 * 1024 * 1024;

    /// <summary>Gets the retry rule of calls that ask for retries.</summary>
    public GrpcRetryOptions Retry { get; init; } = new();

    /// <summary>Gets the clock of deadlines and back-offs.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}

/// <summary>TLS settings of a <see cref="GrpcChannel"/>.</summary>
public sealed record GrpcTlsOptions
{
    /// <summary>Gets the name to verify the server's certificate against and to send as SNI; null means the target's host.</summary>
    public string? Domain { get; init; }

    /// <summary>Gets the certificate authority that must have signed the server's certificate, PEM; null means the system's.</summary>
    public ReadOnlyMemory<byte>? ServerRootCACertificate { get; init; }

    /// <summary>Gets the client certificate with its private key for mutual TLS; null means none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }
}

/// <summary>When and how fast a failed call is made again.</summary>
/// <remarks>Defaults are those of the official SDKs' core: 100 ms growing by 1.7 to 5 s, jitter 0.2, at most 10 s in all and 10 attempts.</remarks>
public sealed record GrpcRetryOptions
{
    /// <summary>Gets the wait before the first retry.</summary>
    public TimeSpan InitialInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets the random share, 0 to 1, by which a wait is shortened or lengthened.</summary>
    public double RandomizationFactor { get; init; } = 0.2;

    /// <summary>Gets the factor, at least 1, from one wait to the next.</summary>
    public double Multiplier { get; init; } = 1.7;

    /// <summary>Gets the longest wait.</summary>
    public TimeSpan MaxInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the time after the first attempt beyond which no retry is made; null means no limit.</summary>
    public TimeSpan? MaxElapsedTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets the number of retries; 0 means no limit.</summary>
    public int MaxRetries { get; init; } = 10;
}
