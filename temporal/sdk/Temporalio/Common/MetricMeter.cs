namespace Temporalio.Common;

/// <summary>Makes metrics.</summary>
/// <remarks>A workflow's own meter leaves out what a replay would count twice.</remarks>
public abstract class MetricMeter
{
    /// <summary>Initializes a new instance of the <see cref="MetricMeter"/> class.</summary>
    protected MetricMeter()
    {
    }

    /// <summary>Makes a counter.</summary>
    /// <typeparam name="T">An integer type.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    /// <returns>The counter.</returns>
    public abstract MetricCounter<T> CreateCounter<T>(string name, string? unit = null, string? description = null)
        where T : struct;

    /// <summary>Makes a histogram.</summary>
    /// <typeparam name="T">A number type, or <see cref="TimeSpan"/>.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    /// <returns>The histogram.</returns>
    public abstract MetricHistogram<T> CreateHistogram<T>(string name, string? unit = null, string? description = null)
        where T : struct;

    /// <summary>Makes a gauge.</summary>
    /// <typeparam name="T">A number type.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    /// <returns>The gauge.</returns>
    public abstract MetricGauge<T> CreateGauge<T>(string name, string? unit = null, string? description = null)
        where T : struct;

    /// <summary>Makes a meter whose metrics carry more tags.</summary>
    /// <param name="tags">The tags to add; an existing key is replaced.</param>
    /// <returns>The tagged meter.</returns>
    public abstract MetricMeter WithTags(IEnumerable<KeyValuePair<string, object>> tags);
}
