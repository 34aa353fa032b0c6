namespace Temporalio.Client;

/// <summary>How a connection is encrypted, and how both ends prove who they are.</summary>
public class TlsOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TlsOptions"/> class.</summary>
    public TlsOptions()
    {
    }

    /// <summary>Gets or sets the name to check the server's certificate against and to send as SNI; null means the target's host.</summary>
    public string? Domain { get; set; }

#pragma warning disable CA1819 // The official API's types.
    /// <summary>Gets or sets the authority, PEM, that must have signed the server's certificate; null means the system's.</summary>
    public byte[]? ServerRootCACert { get; set; }

    /// <summary>Gets or sets the client's certificate, PEM, for mutual TLS; goes with <see cref="ClientPrivateKey"/>.</summary>
    public byte[]? ClientCert { get; set; }

    /// <summary>Gets or sets the key, PEM, of <see cref="ClientCert"/>.</summary>
    public byte[]? ClientPrivateKey { get; set; }
#pragma warning restore CA1819

    /// <summary>Gets or sets a value indicating whether not to encrypt after all, which an API key would do otherwise.</summary>
    public bool Disabled { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
