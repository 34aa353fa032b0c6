namespace Temporalio.Core.Polling;

/// <summary>The waits between failing polls: they double, with jitter, up to a limit, and start anew after a success.</summary>
/// <param name="jitter">The source of jitter.</param>
internal sealed class PollBackoff(Random jitter)
{
    /// <summary>The first wait after an ordinary failure.</summary>
    public static readonly TimeSpan Initial = TimeSpan.FromMilliseconds(200);

    /// <summary>The first wait after the service said that it is overloaded.</summary>
    public static readonly TimeSpan InitialOverloaded = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Maximum = TimeSpan.FromSeconds(10);

    /// <summary>The share by which a wait is shortened or lengthened.</summary>
    public const double JitterShare = 0.2;

    private TimeSpan _next;

    /// <summary>Computes the wait after a failure.</summary>
    /// <param name="overloaded">Whether the service said that it is overloaded.</param>
    /// <returns>The wait.</returns>
    public TimeSpan Next(bool overloaded)
    {
        var least = overloaded ? InitialOverloaded : Initial;
        var wait = _next < least ? least : _next;
        _next = wait * 2 < Maximum ? wait * 2 : Maximum;
#pragma warning disable CA5394 // Jitter needs no secure randomness.
        return wait * (1 - JitterShare + (2 * JitterShare * jitter.NextDouble()));
#pragma warning restore CA5394
    }

    /// <summary>Forgets the failures so far.</summary>
    public void Reset() => _next = default;
}
