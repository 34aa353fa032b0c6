namespace Temporalio.Runtime;

/// <summary>Options of logs and metrics.</summary>
public class TelemetryOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TelemetryOptions"/> class.</summary>
    public TelemetryOptions()
    {
    }

    /// <summary>Gets or sets the options of logs; null means none.</summary>
    public LoggingOptions? Logging { get; set; } = new();

    /// <summary>Gets or sets the options of metrics; null means the defaults.</summary>
    public MetricsOptions? Metrics { get; set; }

    /// <summary>Makes a copy, the nested options included.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (TelemetryOptions)MemberwiseClone();
        copy.Logging = (LoggingOptions?)Logging?.Clone();
        copy.Metrics = (MetricsOptions?)Metrics?.Clone();
        return copy;
    }
}
