namespace Temporalio.Runtime;

/// <summary>Options of the native core's OpenTelemetry exporter, which this SDK does not have; see <see cref="TemporalRuntime"/>.</summary>
public class OpenTelemetryOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="OpenTelemetryOptions"/> class.</summary>
    public OpenTelemetryOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OpenTelemetryOptions"/> class.</summary>
    /// <param name="url">The collector.</param>
    public OpenTelemetryOptions(string url)
        : this(new Uri(url))
    {
    }

    /// <summary>Initializes a new instance of the <see cref="OpenTelemetryOptions"/> class.</summary>
    /// <param name="url">The collector.</param>
    public OpenTelemetryOptions(Uri url) => Url = url;

    /// <summary>Gets or sets the collector; required.</summary>
    public Uri? Url { get; set; }

    /// <summary>Gets or sets headers of the exports, or null.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? Headers { get; set; }

    /// <summary>Gets or sets the time between exports; null means the default.</summary>
    public TimeSpan? MetricsExportInterval { get; set; }

    /// <summary>Gets or sets whether a value counts from the start or from the last export.</summary>
    public OpenTelemetryMetricTemporality MetricTemporality { get; set; }

    /// <summary>Gets or sets a value indicating whether durations are seconds, not milliseconds.</summary>
    public bool UseSecondsForDuration { get; set; }

    /// <summary>Gets or sets the protocol.</summary>
    public OpenTelemetryProtocol Protocol { get; set; }

    /// <summary>Gets or sets the buckets of histograms by name; null means the defaults.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<double>>? HistogramBucketOverrides { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
