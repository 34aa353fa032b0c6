namespace Temporalio.Testing;

/// <summary>Settings of the server that <see cref="WorkflowEnvironment.StartLocalAsync"/> starts.</summary>
public class DevServerOptions : ICloneable
{
    /// <summary>Creates options with defaults.</summary>
    public DevServerOptions()
    {
    }

    /// <summary>Gets or sets a server's executable that understands <c>server start-dev</c>. Default: the embedded server if the program holds it, else <c>insightde</c> or <c>temporal</c> on the path.</summary>
    public string? ExistingPath { get; set; }

    /// <summary>Gets or sets the file that keeps the server's state. Default: memory only.</summary>
    public string? DatabaseFilename { get; set; }

    /// <summary>Gets or sets the log format of an executable, <c>pretty</c> or <c>json</c>. Default pretty.</summary>
    public string LogFormat { get; set; } = "pretty";

    /// <summary>Gets or sets the log level of an executable. Default warn.</summary>
    public string LogLevel { get; set; } = "warn";

    /// <summary>Gets or sets more arguments for an executable.</summary>
    public IReadOnlyCollection<string>? ExtraArgs { get; set; }

    /// <summary>Gets or sets the version to download. This SDK downloads nothing: kept so that programs for the official package compile.</summary>
    public string DownloadVersion { get; set; } = "default";

    /// <summary>Gets or sets how long a downloaded version is kept. This SDK downloads nothing: kept so that programs for the official package compile.</summary>
    public TimeSpan? DownloadTtl { get; set; }

    /// <summary>Copies the options.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
