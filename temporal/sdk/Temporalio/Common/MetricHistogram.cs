namespace Temporalio.Common;

/// <summary>A metric of which the distribution counts.</summary>
/// <typeparam name="T">A number type, or <see cref="TimeSpan"/>.</typeparam>
public abstract class MetricHistogram<T> : Metric<T>
    where T : struct
{
    /// <summary>Initializes a new instance of the <see cref="MetricHistogram{T}"/> class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    protected MetricHistogram(string name, string? unit = null, string? description = null)
        : base(name, unit, description)
    {
    }

    /// <summary>Records a value.</summary>
    /// <param name="value">The value, not negative.</param>
    /// <param name="extraTags">Tags of this value beside the histogram's own.</param>
    public abstract void Record(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null);

    /// <summary>Makes the same histogram with more tags.</summary>
    /// <param name="tags">The tags to add; an existing key is replaced.</param>
    /// <returns>The tagged histogram.</returns>
    public abstract MetricHistogram<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags);
}
