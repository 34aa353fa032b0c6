namespace Temporalio.Common;

/// <summary>A metric that only grows.</summary>
/// <typeparam name="T">An integer type.</typeparam>
public abstract class MetricCounter<T> : Metric<T>
    where T : struct
{
    /// <summary>Initializes a new instance of the <see cref="MetricCounter{T}"/> class.</summary>
    /// <param name="name">The name.</param>
    /// <param name="unit">The unit, or null.</param>
    /// <param name="description">The description, or null.</param>
    protected MetricCounter(string name, string? unit = null, string? description = null)
        : base(name, unit, description)
    {
    }

    /// <summary>Adds to the counter.</summary>
    /// <param name="value">What to add, not negative.</param>
    /// <param name="extraTags">Tags of this value beside the counter's own.</param>
    public abstract void Add(T value, IEnumerable<KeyValuePair<string, object>>? extraTags = null);

    /// <summary>Makes the same counter with more tags.</summary>
    /// <param name="tags">The tags to add; an existing key is replaced.</param>
    /// <returns>The tagged counter.</returns>
    public abstract MetricCounter<T> WithTags(IEnumerable<KeyValuePair<string, object>> tags);
}
