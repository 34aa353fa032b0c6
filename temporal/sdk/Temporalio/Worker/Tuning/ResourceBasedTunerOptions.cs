namespace Temporalio.Worker.Tuning;

/// <summary>Targets of resource-based suppliers.</summary>
/// <param name="TargetMemoryUsage">The share of memory, 0 to 1, up to which slots are given. Above 0.8 there is little room for what running tasks still take.</param>
/// <param name="TargetCpuUsage">The share of all CPUs, 0 to 1, up to which slots are given.</param>
public sealed record ResourceBasedTunerOptions(double TargetMemoryUsage, double TargetCpuUsage);
