namespace Temporalio.Worker.Tuning;

/// <summary>A set of slot suppliers, one for each kind of task.</summary>
public class WorkerTuner : IWorkerTuner
{
    /// <summary>Creates a tuner of any suppliers.</summary>
    /// <param name="workflowTaskSlotSupplier">The supplier for workflow tasks.</param>
    /// <param name="activityTaskSlotSupplier">The supplier for activity tasks.</param>
    /// <param name="localActivitySlotSupplier">The supplier for local activities.</param>
    /// <param name="nexusTaskSlotSupplier">The supplier for Nexus operations.</param>
    public WorkerTuner(
        SlotSupplier workflowTaskSlotSupplier,
        SlotSupplier activityTaskSlotSupplier,
        SlotSupplier localActivitySlotSupplier,
        SlotSupplier nexusTaskSlotSupplier)
    {
        ArgumentNullException.ThrowIfNull(workflowTaskSlotSupplier);
        ArgumentNullException.ThrowIfNull(activityTaskSlotSupplier);
        ArgumentNullException.ThrowIfNull(localActivitySlotSupplier);
        ArgumentNullException.ThrowIfNull(nexusTaskSlotSupplier);
        WorkflowTaskSlotSupplier = workflowTaskSlotSupplier;
        ActivityTaskSlotSupplier = activityTaskSlotSupplier;
        LocalActivitySlotSupplier = localActivitySlotSupplier;
        NexusTaskSlotSupplier = nexusTaskSlotSupplier;
    }

    /// <inheritdoc/>
    public SlotSupplier WorkflowTaskSlotSupplier { get; init; }

    /// <inheritdoc/>
    public SlotSupplier ActivityTaskSlotSupplier { get; init; }

    /// <inheritdoc/>
    public SlotSupplier LocalActivitySlotSupplier { get; init; }

    /// <summary>Gets the supplier for Nexus operations.</summary>
    public SlotSupplier NexusTaskSlotSupplier { get; init; }

    /// <summary>Creates a tuner of constant numbers of slots.</summary>
    /// <param name="workflowTaskSlots">Slots for workflow tasks.</param>
    /// <param name="activityTaskSlots">Slots for activity tasks.</param>
    /// <param name="localActivitySlots">Slots for local activities.</param>
    /// <param name="nexusTaskSlots">Slots for Nexus operations.</param>
    /// <returns>The tuner.</returns>
    public static WorkerTuner CreateFixedSize(
        int workflowTaskSlots,
        int activityTaskSlots,
        int localActivitySlots,
        int nexusTaskSlots = 100) =>
        new(
            new FixedSizeSlotSupplier(workflowTaskSlots),
            new FixedSizeSlotSupplier(activityTaskSlots),
            new FixedSizeSlotSupplier(localActivitySlots),
            new FixedSizeSlotSupplier(nexusTaskSlots));

    /// <summary>Creates a tuner that follows the machine's load.</summary>
    /// <param name="targetMemoryUsage">The share of memory, 0 to 1, to aim for.</param>
    /// <param name="targetCpuUsage">The share of all CPUs, 0 to 1, to aim for.</param>
    /// <param name="workflowOptions">Bounds for workflow tasks; null means the defaults.</param>
    /// <param name="activityOptions">Bounds for activity tasks; null means the defaults.</param>
    /// <param name="localActivityOptions">Bounds for local activities; null means the defaults.</param>
    /// <param name="nexusOptions">Bounds for Nexus operations; null means the defaults.</param>
    /// <returns>The tuner.</returns>
    public static WorkerTuner CreateResourceBased(
        double targetMemoryUsage,
        double targetCpuUsage,
        ResourceBasedSlotSupplierOptions? workflowOptions = null,
        ResourceBasedSlotSupplierOptions? activityOptions = null,
        ResourceBasedSlotSupplierOptions? localActivityOptions = null,
        ResourceBasedSlotSupplierOptions? nexusOptions = null)
    {
        var targets = new ResourceBasedTunerOptions(targetMemoryUsage, targetCpuUsage);
        return new(
            new ResourceBasedSlotSupplier(workflowOptions ?? new(), targets),
            new ResourceBasedSlotSupplier(activityOptions ?? new(), targets),
            new ResourceBasedSlotSupplier(localActivityOptions ?? new(), targets),
            new ResourceBasedSlotSupplier(nexusOptions ?? new(), targets));
    }
}
