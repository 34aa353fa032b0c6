using Temporalio.Client;

namespace Temporalio.Testing;

/// <summary>Settings of <see cref="WorkflowEnvironment.StartTimeSkippingAsync"/>.</summary>
public class WorkflowEnvironmentStartTimeSkippingOptions : TemporalClientConnectOptions
{
    /// <summary>Creates options with defaults.</summary>
    public WorkflowEnvironmentStartTimeSkippingOptions()
    {
    }

    /// <summary>Gets or sets where downloads are kept. This SDK downloads nothing: kept so that programs for the official package compile.</summary>
    public string? DownloadDirectory { get; set; }

    /// <summary>Gets or sets the server's own settings.</summary>
    public TestServerOptions TestServer { get; set; } = new();

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (WorkflowEnvironmentStartTimeSkippingOptions)base.Clone();
        copy.TestServer = (TestServerOptions)TestServer.Clone();
        return copy;
    }
}
