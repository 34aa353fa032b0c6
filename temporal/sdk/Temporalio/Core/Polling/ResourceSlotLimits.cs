using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>The bounds and targets of one resource-based supplier with all defaults filled in.</summary>
/// <param name="MinimumSlots">Slots given whatever the load.</param>
/// <param name="MaximumSlots">Slots never exceeded.</param>
/// <param name="RampThrottle">The least time between two slots beyond the minimum.</param>
/// <param name="TargetMemoryUsage">Share of memory, 0 to 1.</param>
/// <param name="TargetCpuUsage">Share of all CPUs, 0 to 1.</param>
internal sealed record ResourceSlotLimits(
    int MinimumSlots,
    int MaximumSlots,
    TimeSpan RampThrottle,
    double TargetMemoryUsage,
    double TargetCpuUsage)
{
    private const int MaximumSlotsDefault = 500;
    private const int MinimumWorkflowSlotsDefault = 5;
    private const int MinimumOtherSlotsDefault = 1;
    private static readonly TimeSpan RampThrottleDefault = TimeSpan.FromMilliseconds(50);

    /// <summary>Fills in the defaults of a kind of task.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="supplier">The supplier as configured.</param>
    /// <returns>The limits.</returns>
    public static ResourceSlotLimits Create(SlotType type, ResourceBasedSlotSupplier supplier)
    {
        var isWorkflow = type == SlotType.Workflow;
        var options = supplier.Options;
        return new(
            options.MinimumSlots ?? (isWorkflow ? MinimumWorkflowSlotsDefault : MinimumOtherSlotsDefault),
            options.MaximumSlots ?? MaximumSlotsDefault,
            options.RampThrottle ?? (isWorkflow ? TimeSpan.Zero : RampThrottleDefault),
            supplier.TunerOptions.TargetMemoryUsage,
            supplier.TunerOptions.TargetCpuUsage);
    }
}
