namespace Temporalio.Worker.Tuning;

/// <summary>A supplier that the application writes.</summary>
/// <remarks>All methods may be called from several threads at once. An exception is logged and the call made again a little later; none of them may block.</remarks>
public abstract class CustomSlotSupplier : SlotSupplier
{
    /// <summary>Creates the supplier.</summary>
    protected CustomSlotSupplier()
    {
    }

    /// <summary>Waits until a slot may be used.</summary>
    /// <param name="ctx">What the slot is for.</param>
    /// <param name="cancellationToken">Cancelled when the slot is wanted no longer.</param>
    /// <returns>The permit.</returns>
    public abstract Task<SlotPermit> ReserveSlotAsync(SlotReserveContext ctx, CancellationToken cancellationToken);

    /// <summary>Reserves a slot only if one is free now; used for eagerly executed activities.</summary>
    /// <param name="ctx">What the slot is for.</param>
    /// <returns>The permit, or null when no slot is free.</returns>
    public abstract SlotPermit? TryReserveSlot(SlotReserveContext ctx);

    /// <summary>Called when a task came for a slot.</summary>
    /// <param name="ctx">The task and its permit.</param>
    public abstract void MarkSlotUsed(SlotMarkUsedContext ctx);

    /// <summary>Called when a slot is given back, whether it was used or not.</summary>
    /// <param name="ctx">The task, if there was one, and the permit.</param>
    public abstract void ReleaseSlot(SlotReleaseContext ctx);
}
