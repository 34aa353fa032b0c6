namespace Temporalio.Runtime;

/// <summary>Options of a <see cref="ICustomMetricMeter"/>.</summary>
#pragma warning disable MA0012, CA1724 // The official API's shape.
public class CustomMetricMeterOptions
#pragma warning restore MA0012, CA1724
{
    /// <summary>Initializes a new instance of the <see cref="CustomMetricMeterOptions"/> class.</summary>
    public CustomMetricMeterOptions()
    {
    }

    /// <summary>What a histogram of durations gets.</summary>
    public enum DurationFormat
    {
        /// <summary>Whole milliseconds, <see cref="long"/>.</summary>
        IntegerMilliseconds = 0,

        /// <summary>Seconds, <see cref="double"/>.</summary>
        FloatSeconds = 1,

        /// <summary><see cref="System.TimeSpan"/>.</summary>
        TimeSpan = 2,
    }

    /// <summary>Gets or sets what histograms of durations get.</summary>
    public DurationFormat HistogramDurationFormat { get; set; } = DurationFormat.IntegerMilliseconds;

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
