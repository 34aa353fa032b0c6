namespace Temporalio.Common;

/// <summary>A metric of which the last value counts.</summary>
/// <typeparam name="T">A number type.</typeparam>
public abstract class MetricGauge<T> : Metric<T>
    where T : struct
{
    /// <summary>Initializes a new instance of the <see cref="MetricGauge{T}"/> class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    protected MetricGauge(string name, string? unit = null, string? description = null)
        : base(name, unit, description)
    {
    }

    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value, not negative.</param>
    /// <param name="extraTags">Tags of this value beside the gauge's own.</param>
#pragma warning disable CA1716 // The official API's name.
    public abstract void Set(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null);
#pragma warning restore CA1716

    /// <summary>Makes the same gauge with more tags.</summary>
    /// <param name="tags">The tags to add; an existing key is replaced.</param>
    /// <returns>The tagged gauge.</returns>
    public abstract MetricGauge<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags);
}
