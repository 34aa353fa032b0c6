using System.Diagnostics.Metrics;
using Temporalio.Common;

namespace Temporalio.Runtime.Meters;

/// <summary>Metrics as instruments of a <see cref="Meter"/> that the process's telemetry listens to.</summary>
internal sealed class InstrumentMeter : MetricMeter
{
    private static readonly Meter Meter = new(TemporalRuntime.MeterName);
    private readonly KeyValuePair<string, object?>[] _tags;

    public InstrumentMeter()
        : this([])
    {
    }

    private InstrumentMeter(KeyValuePair<string, object?>[] tags) => _tags = tags;

    public override MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null)
        => new CounterOf<T>(Meter.CreateCounter<T>(name, unit, description), _tags);

    public override MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null)
        => typeof(T) == typeof(TimeSpan)
            ? (MetricHistogram<T>)(object)new HistogramOfDurations(Meter.CreateHistogram<double>(name, unit ?? "s", description), _tags)
            : new HistogramOf<T>(Meter.CreateHistogram<T>(name, unit, description), _tags);

    public override MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null)
        => new GaugeOf<T>(Meter.CreateGauge<T>(name, unit, description), _tags);

    public override MetricMeter WithTags(IEnumerable<KeyValuePair<string, object>> tags)
        => new InstrumentMeter(MetricTags.Append(_tags, tags));

    private sealed class CounterOf<T>(Counter<T> counter, KeyValuePair<string, object?>[] own)
        : MetricCounter<T>(counter.Name, counter.Unit, counter.Description)
        where T : struct
    {
        public override void Add(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => counter.Add(value, MetricTags.For(own, extraTags));

        public override MetricCounter<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new CounterOf<T>(counter, MetricTags.Append(own, tags));
    }

    private sealed class HistogramOf<T>(Histogram<T> histogram, KeyValuePair<string, object?>[] own)
        : MetricHistogram<T>(histogram.Name, histogram.Unit, histogram.Description)
        where T : struct
    {
        public override void Record(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => histogram.Record(value, MetricTags.For(own, extraTags));

        public override MetricHistogram<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new HistogramOf<T>(histogram, MetricTags.Append(own, tags));
    }

    private sealed class HistogramOfDurations(Histogram<double> histogram, KeyValuePair<string, object?>[] own)
        : MetricHistogram<TimeSpan>(histogram.Name, histogram.Unit, histogram.Description)
    {
        public override void Record(TimeSpan value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => histogram.Record(value.TotalSeconds, MetricTags.For(own, extraTags));

        public override MetricHistogram<TimeSpan> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new HistogramOfDurations(histogram, MetricTags.Append(own, tags));
    }

    private sealed class GaugeOf<T>(Gauge<T> gauge, KeyValuePair<string, object?>[] own)
        : MetricGauge<T>(gauge.Name, gauge.Unit, gauge.Description)
        where T : struct
    {
        public override void Set(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => gauge.Record(value, MetricTags.For(own, extraTags));

        public override MetricGauge<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new GaugeOf<T>(gauge, MetricTags.Append(own, tags));
    }
}
