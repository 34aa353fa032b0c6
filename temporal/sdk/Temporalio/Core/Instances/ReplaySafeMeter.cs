using Temporalio.Common;
using Tags = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, object>>;

namespace Temporalio.Core.Instances;

/// <summary>A meter that counts nothing while its run is replayed.</summary>
internal sealed class ReplaySafeMeter(MetricMeter? inner, WorkflowInstance instance) : MetricMeter
{
    private bool IsSilent => instance.IsReplaying;

    public override MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null)
        => new Counter<T>(this, inner?.CreateCounter<T>(name, unit, description), name, unit, description);

    public override MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null)
        => new Histogram<T>(this, inner?.CreateHistogram<T>(name, unit, description), name, unit, description);

    public override MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null)
        => new Gauge<T>(this, inner?.CreateGauge<T>(name, unit, description), name, unit, description);

    public override MetricMeter WithTags(Tags tags) => new ReplaySafeMeter(inner?.WithTags(tags), instance);

    private sealed class Counter<T>(ReplaySafeMeter meter, MetricCounter<T>? to, string name, string? unit, string? description)
        : MetricCounter<T>(name, unit, description)
        where T : struct
    {
        public override void Add(T value, Tags? extraTags = null)
        {
            if (!meter.IsSilent)
            {
                to?.Add(value, extraTags);
            }
        }

        public override MetricCounter<T> WithTags(Tags tags) => new Counter<T>(meter, to?.WithTags(tags), Name, Unit, Description);
    }

    private sealed class Histogram<T>(ReplaySafeMeter meter, MetricHistogram<T>? to, string name, string? unit, string? description)
        : MetricHistogram<T>(name, unit, description)
        where T : struct
    {
        public override void Record(T value, Tags? extraTags = null)
        {
            if (!meter.IsSilent)
            {
                to?.Record(value, extraTags);
            }
        }

        public override MetricHistogram<T> WithTags(Tags tags) => new Histogram<T>(meter, to?.WithTags(tags), Name, Unit, Description);
    }

    private sealed class Gauge<T>(ReplaySafeMeter meter, MetricGauge<T>? to, string name, string? unit, string? description)
        : MetricGauge<T>(name, unit, description)
        where T : struct
    {
        public override void Set(T value, Tags? extraTags = null)
        {
            if (!meter.IsSilent)
            {
                to?.Set(value, extraTags);
            }
        }

        public override MetricGauge<T> WithTags(Tags tags) => new Gauge<T>(meter, to?.WithTags(tags), Name, Unit, Description);
    }
}
