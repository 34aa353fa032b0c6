namespace Temporalio.Runtime;

/// <summary>Takes all metrics of a runtime. Called from many threads at once; must be quick and not throw.</summary>
public interface ICustomMetricMeter
{
    /// <summary>Makes a counter.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    /// <returns>The counter.</returns>
    ICustomMetricCounter<T> CreateCounter<T>(string name, string? unit, string? description)
        where T : struct;

    /// <summary>Makes a histogram.</summary>
    /// <typeparam name="T">The type of the values; durations have that of <see cref="CustomMetricMeterOptions.HistogramDurationFormat"/>.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    /// <returns>The histogram.</returns>
    ICustomMetricHistogram<T> CreateHistogram<T>(string name, string? unit, string? description)
        where T : struct;

    /// <summary>Makes a gauge.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    /// <returns>The gauge.</returns>
    ICustomMetricGauge<T> CreateGauge<T>(string name, string? unit, string? description)
        where T : struct;

    /// <summary>Makes a set of tags, to be passed to metrics.</summary>
    /// <param name="appendFrom">The set to begin with, left unchanged; or null.</param>
    /// <param name="tags">The tags to add; an existing key is replaced.</param>
    /// <returns>The set.</returns>
    object CreateTags(object? appendFrom, IReadOnlyCollection<KeyValuePair<string, object>> tags);
}
