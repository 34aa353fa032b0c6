using System.Globalization;

namespace Benchmarks;

/// <summary>Durations of repeated runs of the same thing.</summary>
/// <param name="durations">At least one.</param>
internal sealed class Samples(IEnumerable<TimeSpan> durations)
{
    private readonly double[] _milliseconds = [.. durations.Select(d => d.TotalMilliseconds).Order()];

    public double Median => Percentile(50);

    /// <summary>The nearest-rank percentile in milliseconds.</summary>
    public double Percentile(double percent) =>
        _milliseconds[Math.Max(0, (int)Math.Ceiling(percent / 100 * _milliseconds.Length) - 1)];

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"p50 {Median:F2} ms, p90 {Percentile(90):F2}, p99 {Percentile(99):F2}");
}
