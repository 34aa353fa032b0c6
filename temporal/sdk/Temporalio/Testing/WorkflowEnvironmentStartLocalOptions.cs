using Temporalio.Client;
using Temporalio.Common;

namespace Temporalio.Testing;

/// <summary>Settings of <see cref="WorkflowEnvironment.StartLocalAsync"/>. The target host is where the server listens; its port may be left out.</summary>
public class WorkflowEnvironmentStartLocalOptions : TemporalClientConnectOptions
{
    /// <summary>Creates options with defaults.</summary>
    public WorkflowEnvironmentStartLocalOptions()
    {
    }

    /// <summary>Gets or sets where downloads are kept. This SDK downloads nothing: kept so that programs for the official package compile.</summary>
    public string? DownloadDirectory { get; set; }

    /// <summary>Gets or sets a value indicating whether an executable serves its web UI. Default false.</summary>
    public bool UI { get; set; }

    /// <summary>Gets or sets the port of the web UI; 0 lets the server choose.</summary>
    public int UIPort { get; set; }

    /// <summary>Gets or sets the search attributes to register.</summary>
    public IReadOnlyCollection<SearchAttributeKey>? SearchAttributes { get; set; }

    /// <summary>Gets or sets the server's own settings.</summary>
    public DevServerOptions DevServerOptions { get; set; } = new();

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (WorkflowEnvironmentStartLocalOptions)base.Clone();
        copy.DevServerOptions = (DevServerOptions)DevServerOptions.Clone();
        return copy;
    }
}
