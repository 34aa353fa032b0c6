using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>Slots that are given while the machine's load is below its targets.</summary>
/// <param name="limits">Bounds and targets.</param>
/// <param name="load">Reads the machine's load.</param>
/// <param name="timeProvider">The clock of the ramp.</param>
internal sealed class ResourceSlotPool(ResourceSlotLimits limits, IResourceLoad load, TimeProvider timeProvider) : SlotPool
{
    /// <summary>How long a refused reservation waits before the load is looked at again.</summary>
    private static readonly TimeSpan Recheck = TimeSpan.FromMilliseconds(25);

    private readonly Lock _gate = new();
    private int _taken;
    private long _lastGiven;
    private bool _everGiven;

    public override string Kind => "ResourceBased";

    public override int? Available => Math.Max(0, limits.MaximumSlots - Used);

    public override async ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryReserve() is { } lease)
            {
                return lease;
            }

            await Task.Delay(Recheck, timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public override SlotLease? TryReserve()
    {
        lock (_gate)
        {
            if (!MayGive())
            {
                return null;
            }

            _taken++;
            _everGiven = true;
            _lastGiven = timeProvider.GetTimestamp();
        }

        return new SlotLease(this, null);
    }

    protected override void Release(SlotPermit? permit, SlotInfo? info)
    {
        lock (_gate)
        {
            _taken--;
        }
    }

    private bool MayGive() =>
        _taken < limits.MinimumSlots
        || (_taken < limits.MaximumSlots
            && (!_everGiven || timeProvider.GetElapsedTime(_lastGiven) >= limits.RampThrottle)
            && load.MemoryUsage < limits.TargetMemoryUsage
            && load.CpuUsage < limits.TargetCpuUsage);
}
