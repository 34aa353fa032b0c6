using System.Diagnostics;
using Temporalio.Common;

namespace Temporalio.Runtime.Meters;

/// <summary>Metrics that go to the user's <see cref="ICustomMetricMeter"/>.</summary>
internal sealed class CustomMeter : MetricMeter
{
    private readonly ICustomMetricMeter _meter;
    private readonly CustomMetricMeterOptions _options;
    private readonly object _tags;

    public CustomMeter(ICustomMetricMeter meter, CustomMetricMeterOptions options)
        : this(meter, options, meter.CreateTags(null, []))
    {
    }

    private CustomMeter(ICustomMetricMeter meter, CustomMetricMeterOptions options, object tags)
    {
        _meter = meter;
        _options = options;
        _tags = tags;
    }

    public override MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null)
        => new CounterOf<T>(_meter, _meter.CreateCounter<T>(name, unit, description), _tags, name, unit, description);

    public override MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null)
        => typeof(T) == typeof(TimeSpan)
            ? (MetricHistogram<T>)(object)CreateHistogramOfDurations(name, unit, description)
            : new HistogramOf<T, T>(_meter, _meter.CreateHistogram<T>(name, unit, description), value => value, _tags, name, unit, description);

    public override MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null)
        => new GaugeOf<T>(_meter, _meter.CreateGauge<T>(name, unit, description), _tags, name, unit, description);

    public override MetricMeter WithTags(IEnumerable<KeyValuePair<string, object>> tags)
        => new CustomMeter(_meter, _options, _meter.CreateTags(_tags, [.. tags]));

    private MetricHistogram<TimeSpan> CreateHistogramOfDurations(string name, string? unit, string? description)
        => _options.HistogramDurationFormat switch
        {
            CustomMetricMeterOptions.DurationFormat.IntegerMilliseconds => Create(value => (long)value.TotalMilliseconds, name, unit ?? "ms", description),
            CustomMetricMeterOptions.DurationFormat.FloatSeconds => Create(value => value.TotalSeconds, name, unit ?? "s", description),
            CustomMetricMeterOptions.DurationFormat.TimeSpan => Create(value => value, name, unit ?? "duration", description),
            _ => throw new UnreachableException($"Durations have no format {_options.HistogramDurationFormat}."),
        };

    private HistogramOf<TimeSpan, TOut> Create<TOut>(Func<TimeSpan, TOut> convert, string name, string unit, string? description)
        where TOut : struct
        => new(_meter, _meter.CreateHistogram<TOut>(name, unit, description), convert, _tags, name, unit, description);

    private static object Tags(ICustomMetricMeter meter, object own, IEnumerable<KeyValuePair<string, object>>? extraTags)
        => extraTags is null ? own : meter.CreateTags(own, [.. extraTags]);

    private sealed class CounterOf<T>(
        ICustomMetricMeter meter, ICustomMetricCounter<T> counter, object own, string name, string? unit, string? description)
        : MetricCounter<T>(name, unit, description)
        where T : struct
    {
        public override void Add(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => counter.Add(value, Tags(meter, own, extraTags));

        public override MetricCounter<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new CounterOf<T>(meter, counter, Tags(meter, own, tags), Name, Unit, Description);
    }

    private sealed class HistogramOf<T, TOut>(
        ICustomMetricMeter meter,
        ICustomMetricHistogram<TOut> histogram,
        Func<T, TOut> convert,
        object own,
        string name,
        string? unit,
        string? description)
        : MetricHistogram<T>(name, unit, description)
        where T : struct
        where TOut : struct
    {
        public override void Record(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => histogram.Record(convert(value), Tags(meter, own, extraTags));

        public override MetricHistogram<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new HistogramOf<T, TOut>(meter, histogram, convert, Tags(meter, own, tags), Name, Unit, Description);
    }

    private sealed class GaugeOf<T>(
        ICustomMetricMeter meter, ICustomMetricGauge<T> gauge, object own, string name, string? unit, string? description)
        : MetricGauge<T>(name, unit, description)
        where T : struct
    {
        public override void Set(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null)
            => gauge.Set(value, Tags(meter, own, extraTags));

        public override MetricGauge<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags)
            => new GaugeOf<T>(meter, gauge, Tags(meter, own, tags), Name, Unit, Description);
    }
}
