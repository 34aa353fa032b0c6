namespace Temporalio.Worker.Tuning;

/// <summary>What a supplier is told when a slot is asked for.</summary>
/// <param name="SlotType">What the slot is for.</param>
/// <param name="TaskQueue">The worker's task queue.</param>
/// <param name="WorkerIdentity">The worker's identity.</param>
/// <param name="WorkerBuildId">The worker's build id.</param>
/// <param name="IsSticky">Whether the slot is for a poll of the sticky queue.</param>
public record SlotReserveContext(SlotType SlotType, string TaskQueue, string WorkerIdentity, string WorkerBuildId, bool IsSticky);

/// <summary>What a supplier is told when a task came for a slot.</summary>
/// <param name="SlotInfo">What runs in the slot.</param>
/// <param name="Permit">The permit that the supplier gave.</param>
public record SlotMarkUsedContext(SlotInfo SlotInfo, SlotPermit Permit);

/// <summary>What a supplier is told when a slot is given back.</summary>
/// <param name="SlotInfo">What ran in the slot; null when no task came for it.</param>
/// <param name="Permit">The permit that the supplier gave.</param>
public record SlotReleaseContext(SlotInfo? SlotInfo, SlotPermit Permit);
