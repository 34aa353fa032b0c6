using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>One slot held by a poll or a running task. Given back once, however often <see cref="Release"/> is called.</summary>
/// <param name="pool">Where the slot came from.</param>
/// <param name="permit">The custom supplier's permit; null for our own suppliers.</param>
internal sealed class SlotLease(SlotPool pool, SlotPermit? permit)
{
    private SlotInfo? _info;
    private int _state;

    private const int Held = 0;
    private const int Used = 1;
    private const int Released = 2;

    /// <summary>Gets the custom supplier's permit; null for our own suppliers.</summary>
    public SlotPermit? Permit => permit;

    /// <summary>Says which task came for the slot.</summary>
    /// <param name="info">The task.</param>
    public void Use(SlotInfo info)
    {
        if (Interlocked.CompareExchange(ref _state, Used, Held) == Held)
        {
            _info = info;
            pool.OnUsed(permit, info);
        }
    }

    /// <summary>Gives the slot back.</summary>
    /// <param name="failed">Whether the task in it failed; counts in the worker's heartbeat.</param>
    public void Release(bool failed = false)
    {
        var before = Interlocked.Exchange(ref _state, Released);
        if (before != Released)
        {
            pool.OnReleased(permit, before == Used ? _info : null, failed);
        }
    }
}
