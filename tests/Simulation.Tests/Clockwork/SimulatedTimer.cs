namespace Simulation.Tests.Clockwork;

/// <summary>A timer of a process.</summary>
internal sealed class SimulatedTimer(World world, SimulatedProcess process, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;

    /// <summary>Gets whose timer it is.</summary>
    public SimulatedProcess Process { get; } = process;

    /// <summary>Gets or sets when it fires next; null when it is stopped.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>Gets or sets the number of its latest arming: entries of earlier ones are void.</summary>
    public long Number { get; set; }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        Due = null;
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            world.Arm(this, dueTime);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => Due = null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Queues the callback in the timer's process.</summary>
    internal void Fire()
    {
        Due = null;
        Process.Post(_ => callback(state), null);
        if (_period > TimeSpan.Zero)
        {
            world.Arm(this, _period);
        }
    }
}
