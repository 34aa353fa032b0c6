namespace Temporalio.Runtime;

/// <summary>A metric of a <see cref="ICustomMetricMeter"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
#pragma warning disable CA1040 // The official API's shape: the base of the three kinds.
public interface ICustomMetric<T>
    where T : struct
{
}
#pragma warning restore CA1040

/// <summary>A counter of a <see cref="ICustomMetricMeter"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface ICustomMetricCounter<T> : ICustomMetric<T>
    where T : struct
{
    /// <summary>Adds to the counter.</summary>
    /// <param name="value">What to add.</param>
    /// <param name="tags">What <see cref="ICustomMetricMeter.CreateTags"/> made.</param>
    void Add(T value, object tags);
}

/// <summary>A histogram of a <see cref="ICustomMetricMeter"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface ICustomMetricHistogram<T> : ICustomMetric<T>
    where T : struct
{
    /// <summary>Records a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tags">What <see cref="ICustomMetricMeter.CreateTags"/> made.</param>
    void Record(T value, object tags);
}

/// <summary>A gauge of a <see cref="ICustomMetricMeter"/>.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public interface ICustomMetricGauge<T> : ICustomMetric<T>
    where T : struct
{
    /// <summary>Sets the gauge.</summary>
    /// <param name="value">The value.</param>
    /// <param name="tags">What <see cref="ICustomMetricMeter.CreateTags"/> made.</param>
#pragma warning disable CA1716 // The official API's name.
    void Set(T value, object tags);
#pragma warning restore CA1716
}
