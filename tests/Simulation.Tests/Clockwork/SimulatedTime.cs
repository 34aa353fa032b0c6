namespace Simulation.Tests.Clockwork;

/// <summary>The world's clock as one process sees it; its timers die with the process.</summary>
internal sealed class SimulatedTime(World world, SimulatedProcess process) : TimeProvider
{
    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => world.Now;

    /// <inheritdoc/>
    public override long GetTimestamp() => world.Now.Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(world, process, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }
}
