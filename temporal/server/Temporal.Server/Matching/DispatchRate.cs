namespace Temporal.Server.Matching;

/// <summary>Spaces hand-outs: so many a second on average, at most a second's worth at once.</summary>
/// <remarks>The generic cell rate algorithm (ITU-T I.371): one point in time instead of a bucket that must be refilled.</remarks>
internal sealed class DispatchRate(double perSecond)
{
    private readonly TimeSpan _interval = perSecond > 0 ? TimeSpan.FromSeconds(1 / perSecond) : TimeSpan.MaxValue;
    private readonly TimeSpan _burst = perSecond > 0 ? TimeSpan.FromSeconds((Math.Ceiling(perSecond) - 1) / perSecond) : TimeSpan.Zero;
    private DateTimeOffset _due = DateTimeOffset.UnixEpoch;

    public double PerSecond { get; } = perSecond;

    /// <summary>Takes one hand-out if it is due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="wait">How long until the next is due; infinite when the rate is zero.</param>
    public bool TryTake(DateTimeOffset now, out TimeSpan wait)
    {
        if (PerSecond <= 0)
        {
            wait = Timeout.InfiniteTimeSpan;
            return false;
        }

        wait = _due - _burst - now;
        if (wait > TimeSpan.Zero)
        {
            return false;
        }

        _due = (_due > now ? _due : now) + _interval;
        return true;
    }
}
