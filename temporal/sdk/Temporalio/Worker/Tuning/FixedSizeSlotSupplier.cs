namespace Temporalio.Worker.Tuning;

/// <summary>A supplier with a constant number of slots.</summary>
public sealed class FixedSizeSlotSupplier : SlotSupplier
{
    /// <summary>Creates the supplier.</summary>
    /// <param name="slotCount">The number of tasks that may run at the same time, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is less than 1.</exception>
    public FixedSizeSlotSupplier(int slotCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(slotCount, 1);
        SlotCount = slotCount;
    }

    /// <summary>Gets the number of slots.</summary>
    public int SlotCount { get; }
}
