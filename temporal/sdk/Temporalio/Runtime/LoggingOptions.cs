namespace Temporalio.Runtime;

/// <summary>Options of the native core's logs.</summary>
/// <remarks>There is no native core here: what this SDK logs goes to the client's and worker's logger factory. The options are for source compatibility.</remarks>
public class LoggingOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="LoggingOptions"/> class.</summary>
    public LoggingOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="LoggingOptions"/> class.</summary>
    /// <param name="filter">Which logs to keep.</param>
    public LoggingOptions(TelemetryFilterOptions filter) => Filter = filter;

    /// <summary>Gets or sets which logs to keep.</summary>
    public TelemetryFilterOptions Filter { get; set; } = new();

    /// <summary>Gets or sets where logs go; null means the console.</summary>
    public LogForwardingOptions? Forwarding { get; set; }

    /// <summary>Makes a copy, the nested options included.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (LoggingOptions)MemberwiseClone();
        copy.Filter = (TelemetryFilterOptions)Filter.Clone();
        copy.Forwarding = (LogForwardingOptions?)Forwarding?.Clone();
        return copy;
    }
}
