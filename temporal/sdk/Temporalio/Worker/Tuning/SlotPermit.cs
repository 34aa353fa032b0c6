namespace Temporalio.Worker.Tuning;

/// <summary>The right to use one slot, made by a <see cref="CustomSlotSupplier"/>.</summary>
public class SlotPermit
{
    /// <summary>Creates a permit without data.</summary>
    public SlotPermit()
    {
    }

    /// <summary>Creates a permit that carries data of the supplier.</summary>
    /// <param name="data">Anything; handed back when the slot is used and released.</param>
    public SlotPermit(object data) => UserData = data;

    /// <summary>Gets the supplier's data; null when there is none.</summary>
    public object? UserData { get; init; }
}
