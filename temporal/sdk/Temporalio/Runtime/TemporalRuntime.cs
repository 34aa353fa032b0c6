using Temporalio.Common;
using Temporalio.Runtime.Meters;

namespace Temporalio.Runtime;

/// <summary>What clients and workers of a process share: telemetry.</summary>
/// <remarks>
/// Metrics go to the <c>System.Diagnostics.Metrics</c> meter <see cref="MeterName"/>, which OpenTelemetry and others listen to,
/// or to <see cref="MetricsOptions.CustomMetricMeter"/>.
/// </remarks>
public sealed class TemporalRuntime
{
    /// <summary>The name of the meter.</summary>
    internal const string MeterName = "Temporalio";

    private static readonly Lazy<TemporalRuntime> LazyDefault = new(() => new(new()));

    /// <summary>Initializes a new instance of the <see cref="TemporalRuntime"/> class.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="NotSupportedException">The options ask for an exporter of the native core.</exception>
    public TemporalRuntime(TemporalRuntimeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = (TemporalRuntimeOptions)options.Clone();
        MetricMeter = CreateMeter(Options.Telemetry.Metrics);
    }

    /// <summary>Gets the runtime of everything that is not given another.</summary>
    public static TemporalRuntime Default => LazyDefault.Value;

    /// <summary>Gets the meter.</summary>
    public MetricMeter MetricMeter { get; }

    /// <summary>Gets the options.</summary>
    internal TemporalRuntimeOptions Options { get; }

    private static MetricMeter CreateMeter(MetricsOptions? options)
    {
        if (options?.OpenTelemetry is not null || options?.Prometheus is not null)
        {
            throw new NotSupportedException(
                $"This SDK has no exporter of its own: add the meter '{MeterName}' to your OpenTelemetry or Prometheus exporter, or set CustomMetricMeter.");
        }

        MetricMeter meter = options?.CustomMetricMeter is { } custom
            ? new CustomMeter(custom, options.CustomMetricMeterOptions ?? new())
            : new InstrumentMeter();
        return options?.GlobalTags is { Count: > 0 } tags
            ? meter.WithTags(tags.Select(t => KeyValuePair.Create<string, object>(t.Key, t.Value)))
            : meter;
    }
}
