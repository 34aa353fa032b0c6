namespace Temporalio.Testing;

/// <summary>Settings of the server that <see cref="WorkflowEnvironment.StartTimeSkippingAsync"/> starts.</summary>
public class TestServerOptions : ICloneable
{
    /// <summary>Creates options with defaults.</summary>
    public TestServerOptions()
    {
    }

    /// <summary>Gets or sets a test server's executable, which takes its port as argument. Default: <c>temporal-test-server</c> on the path.</summary>
    public string? ExistingPath { get; set; }

    /// <summary>Gets or sets more arguments.</summary>
    public IReadOnlyCollection<string>? ExtraArgs { get; set; }

    /// <summary>Gets or sets the version to download. This SDK downloads nothing: kept so that programs for the official package compile.</summary>
    public string DownloadVersion { get; set; } = "default";

    /// <summary>Gets or sets how long a downloaded version is kept. This SDK downloads nothing: kept so that programs for the official package compile.</summary>
    public TimeSpan? DownloadTtl { get; set; }

    /// <summary>Copies the options.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
