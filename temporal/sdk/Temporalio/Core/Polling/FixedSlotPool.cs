using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>A constant number of slots.</summary>
/// <param name="slotCount">How many.</param>
#pragma warning disable CA1001 // The semaphore's wait handle is never asked for, so that it holds nothing to dispose of.
internal sealed class FixedSlotPool(int slotCount) : SlotPool
#pragma warning restore CA1001
{
    private readonly SemaphoreSlim _free = new(slotCount, slotCount);

    public override string Kind => "Fixed";

    public override int? Available => slotCount - Used;

    public override async ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new SlotLease(this, null);
    }

    public override SlotLease? TryReserve() => _free.Wait(0, CancellationToken.None) ? new SlotLease(this, null) : null;

    protected override void Release(SlotPermit? permit, SlotInfo? info) => _free.Release();
}
