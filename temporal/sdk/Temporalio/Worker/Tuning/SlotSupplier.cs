namespace Temporalio.Worker.Tuning;

/// <summary>Decides how many tasks of one kind run at the same time.</summary>
/// <remarks>Use <see cref="FixedSizeSlotSupplier"/>, <see cref="ResourceBasedSlotSupplier"/> or derive from <see cref="CustomSlotSupplier"/>.</remarks>
public abstract class SlotSupplier
{
    private protected SlotSupplier()
    {
    }
}
