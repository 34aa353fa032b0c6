namespace Benchmarks;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown CPU";
        var memoryGb = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9;
        return FormattableString.Invariant($"{model}, {Environment.ProcessorCount} cores, {memoryGb:F0} GB, .NET {Environment.Version}");
    }
}
