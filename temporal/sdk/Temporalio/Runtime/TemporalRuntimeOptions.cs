namespace Temporalio.Runtime;

/// <summary>Options of a <see cref="TemporalRuntime"/>.</summary>
public class TemporalRuntimeOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="TemporalRuntimeOptions"/> class.</summary>
    public TemporalRuntimeOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TemporalRuntimeOptions"/> class.</summary>
    /// <param name="telemetry">The telemetry.</param>
    public TemporalRuntimeOptions(TelemetryOptions telemetry) => Telemetry = telemetry;

    /// <summary>Gets or sets the telemetry.</summary>
    public TelemetryOptions Telemetry { get; set; } = new();

    /// <summary>Gets or sets how often workers tell the server that they live; null means never. Default 60 s.</summary>
    public TimeSpan? WorkerHeartbeatInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets a value indicating whether workers keep silent about the machine that they run on.</summary>
    public bool DisableEnvironmentInfo { get; set; }

    /// <summary>Makes a copy, the nested options included.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (TemporalRuntimeOptions)MemberwiseClone();
        copy.Telemetry = (TelemetryOptions)Telemetry.Clone();
        return copy;
    }
}
