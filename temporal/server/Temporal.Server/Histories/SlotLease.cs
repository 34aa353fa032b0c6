namespace Temporal.Server.Histories;

/// <summary>The gate of a workflow id, held; given back by <see cref="Dispose"/>.</summary>
internal readonly record struct SlotLease(WorkflowSlots Owner, WorkflowSlot Slot) : IDisposable
{
    public void Dispose() => Owner.Leave(Slot);
}
