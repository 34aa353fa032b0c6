namespace Temporalio.Worker.Tuning;

/// <summary>Bounds of one <see cref="ResourceBasedSlotSupplier"/>.</summary>
/// <param name="MinimumSlots">Slots given whatever the load; null means 5 for workflow tasks and 1 for everything else.</param>
/// <param name="MaximumSlots">Slots never exceeded; null means 500.</param>
/// <param name="RampThrottle">The least time between two slots beyond the minimum, so that a new task's load shows before the next is taken; null means none for workflow tasks and 50 ms for everything else.</param>
public sealed record ResourceBasedSlotSupplierOptions(
    int? MinimumSlots = null,
    int? MaximumSlots = null,
    TimeSpan? RampThrottle = null);
