using Temporal.Server.Storage;

namespace Temporal.Server.Timers;

/// <summary>Wakes runs when something of them is due: one heap and one timer for the whole server.</summary>
/// <remarks>
/// Only the earliest deadline of a run is kept; the run itself knows what is due. Waking a run too early or twice is harmless, so entries
/// that were replaced stay in the heap until their time and are skipped then.
/// </remarks>
internal sealed class TimerQueue : IDisposable
{
    /// <summary>Far deadlines are looked at again after this time: the timers of .NET end at 49 days.</summary>
    private static readonly TimeSpan WaitMax = TimeSpan.FromHours(12);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<RunKey, long> _heap = new();
    private readonly Dictionary<RunKey, long> _armed = [];
    private readonly TimeProvider _time;
    private readonly Action<RunKey> _wake;
    private readonly ITimer _timer;
    private long _timerDue = long.MaxValue;
    private bool _isDisposed;

    public TimerQueue(TimeProvider time, Action<RunKey> wake)
    {
        _time = time;
        _wake = wake;
        _timer = time.CreateTimer(static state => ((TimerQueue)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets when a run is to be woken; replaces what was set before.</summary>
    /// <param name="run">The run.</param>
    /// <param name="due">Ticks of UTC; <see cref="long.MaxValue"/>: never.</param>
    public void Arm(RunKey run, long due)
    {
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            if (due == long.MaxValue)
            {
                _armed.Remove(run);
                return;
            }

            if (_armed.TryGetValue(run, out var armed) && armed == due)
            {
                return;
            }

            _armed[run] = due;
            _heap.Enqueue(run, due);
            SetTimer();
        }
    }

    /// <summary>Sets when a run is to be woken, unless it is to be woken earlier.</summary>
    /// <param name="run">The run.</param>
    /// <param name="due">Ticks of UTC; <see cref="long.MaxValue"/>: nothing changes.</param>
    public void ArmAtLatest(RunKey run, long due)
    {
        lock (_lock)
        {
            if (due != long.MaxValue && !(_armed.TryGetValue(run, out var armed) && armed <= due))
            {
                Arm(run, due);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
        }

        _timer.Dispose();
    }

    private void OnTimer()
    {
        var due = new List<RunKey>();
        lock (_lock)
        {
            _timerDue = long.MaxValue;
            var now = _time.GetUtcNow().UtcTicks;
            while (_heap.TryPeek(out var run, out var time) && time <= now)
            {
                _heap.Dequeue();
                if (_armed.TryGetValue(run, out var armed) && armed == time)
                {
                    _armed.Remove(run);
                    due.Add(run);
                }
            }

            SetTimer();
        }

        foreach (var run in due)
        {
            _wake(run);
        }
    }

    private void SetTimer()
    {
        if (_isDisposed || !_heap.TryPeek(out _, out var due) || due >= _timerDue)
        {
            return;
        }

        _timerDue = due;
        var wait = TimeSpan.FromTicks(Math.Max(0, due - _time.GetUtcNow().UtcTicks));

        // Timers count whole milliseconds: round up, or the run would be woken just before its time.
        wait = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
        if (wait > WaitMax)
        {
            wait = WaitMax;
            _timerDue = _time.GetUtcNow().UtcTicks + wait.Ticks;
        }

        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
