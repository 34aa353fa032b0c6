namespace Temporalio.Runtime;

/// <summary>Options of the native core's Prometheus exporter, which this SDK does not have; see <see cref="TemporalRuntime"/>.</summary>
public class PrometheusOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="PrometheusOptions"/> class.</summary>
    public PrometheusOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="PrometheusOptions"/> class.</summary>
    /// <param name="bindAddress">Where to listen, <c>ip:port</c>.</param>
    public PrometheusOptions(string bindAddress) => BindAddress = bindAddress;

    /// <summary>Gets or sets where to listen, <c>ip:port</c>; required.</summary>
    public string? BindAddress { get; set; }

    /// <summary>Gets or sets a value indicating whether counters' names end in <c>_total</c>.</summary>
    public bool HasCounterTotalSuffix { get; set; }

    /// <summary>Gets or sets a value indicating whether names end in the unit.</summary>
    public bool HasUnitSuffix { get; set; }

    /// <summary>Gets or sets a value indicating whether durations are seconds, not milliseconds.</summary>
    public bool UseSecondsForDuration { get; set; }

    /// <summary>Gets or sets the buckets of histograms by name; null means the defaults.</summary>
    public IReadOnlyDictionary<string, IReadOnlyCollection<double>>? HistogramBucketOverrides { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
