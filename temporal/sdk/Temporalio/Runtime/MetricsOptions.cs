namespace Temporalio.Runtime;

/// <summary>Options of metrics.</summary>
public class MetricsOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="MetricsOptions"/> class.</summary>
    public MetricsOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="MetricsOptions"/> class for the native core's Prometheus exporter.</summary>
    /// <param name="prometheus">The exporter.</param>
    public MetricsOptions(PrometheusOptions prometheus) => Prometheus = prometheus;

    /// <summary>Initializes a new instance of the <see cref="MetricsOptions"/> class for the native core's OpenTelemetry exporter.</summary>
    /// <param name="openTelemetry">The exporter.</param>
    public MetricsOptions(OpenTelemetryOptions openTelemetry) => OpenTelemetry = openTelemetry;

    /// <summary>Gets or sets the native core's Prometheus exporter; <see cref="TemporalRuntime"/> refuses it.</summary>
    public PrometheusOptions? Prometheus { get; set; }

    /// <summary>Gets or sets the native core's OpenTelemetry exporter; <see cref="TemporalRuntime"/> refuses it.</summary>
    public OpenTelemetryOptions? OpenTelemetry { get; set; }

    /// <summary>Gets or sets what takes all metrics; null means the process's meter.</summary>
    public ICustomMetricMeter? CustomMetricMeter { get; set; }

    /// <summary>Gets or sets options of <see cref="CustomMetricMeter"/>; null means the defaults.</summary>
    public CustomMetricMeterOptions? CustomMetricMeterOptions { get; set; }

    /// <summary>Gets or sets a value indicating whether metrics carry the tag <c>service_name</c>. Default true.</summary>
    public bool AttachServiceName { get; set; } = true;

    /// <summary>Gets or sets tags of all metrics, or null.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? GlobalTags { get; set; }

    /// <summary>Gets or sets what the names of this SDK's own metrics begin with; null means <c>temporal_</c>.</summary>
    public string? MetricPrefix { get; set; }

    /// <summary>Makes a copy, the nested options included; the meter is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (MetricsOptions)MemberwiseClone();
        copy.Prometheus = (PrometheusOptions?)Prometheus?.Clone();
        copy.OpenTelemetry = (OpenTelemetryOptions?)OpenTelemetry?.Clone();
        copy.CustomMetricMeterOptions = (CustomMetricMeterOptions?)CustomMetricMeterOptions?.Clone();
        return copy;
    }
}
