using Temporalio.Worker.Tuning;

namespace Temporalio.Core.Polling;

/// <summary>The slots of one kind of task: takes, counts and gives back.</summary>
internal abstract class SlotPool
{
    private int _used;
    private int _processed;
    private int _failed;

    /// <summary>Gets the supplier's kind as worker heartbeats name it.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets the number of slots that may be taken now; null when the supplier can't say.</summary>
    public abstract int? Available { get; }

    /// <summary>Gets the number of slots that hold a running task.</summary>
    public int Used => Volatile.Read(ref _used);

    /// <summary>Gets the number of tasks that ended so far.</summary>
    public int Processed => Volatile.Read(ref _processed);

    /// <summary>Gets the number of tasks that ended badly so far.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Waits for a slot.</summary>
    /// <param name="isSticky">Whether the slot is for a poll of the sticky queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The slot, to be released by the caller.</returns>
    public abstract ValueTask<SlotLease> ReserveAsync(bool isSticky, CancellationToken cancellationToken);

    /// <summary>Takes a slot if one is free.</summary>
    /// <returns>The slot, or null.</returns>
    public abstract SlotLease? TryReserve();

    /// <summary>Counts a slot as used.</summary>
    /// <param name="permit">The custom supplier's permit.</param>
    /// <param name="info">The task.</param>
    internal void OnUsed(SlotPermit? permit, SlotInfo info)
    {
        Interlocked.Increment(ref _used);
        MarkUsed(permit, info);
    }

    /// <summary>Takes a slot back.</summary>
    /// <param name="permit">The custom supplier's permit.</param>
    /// <param name="info">The task that ran in it, or null.</param>
    /// <param name="failed">Whether that task failed.</param>
    internal void OnReleased(SlotPermit? permit, SlotInfo? info, bool failed)
    {
        if (info != null)
        {
            Interlocked.Decrement(ref _used);
            Interlocked.Increment(ref _processed);
            if (failed)
            {
                Interlocked.Increment(ref _failed);
            }
        }

        Release(permit, info);
    }

    /// <summary>Tells the supplier that a slot is used.</summary>
    /// <param name="permit">The custom supplier's permit.</param>
    /// <param name="info">The task.</param>
    protected virtual void MarkUsed(SlotPermit? permit, SlotInfo info)
    {
    }

    /// <summary>Gives a slot back to the supplier.</summary>
    /// <param name="permit">The custom supplier's permit.</param>
    /// <param name="info">The task that ran in it, or null.</param>
    protected abstract void Release(SlotPermit? permit, SlotInfo? info);
}
