using Temporalio.Api.Common.V1;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Sends an activity's heartbeats no faster than its timeout needs: the first at once, the last of an interval at its end.</summary>
/// <remarks>No timer exists before the first heartbeat and none stays after <see cref="StopAsync"/>. One send is in flight at a time.</remarks>
internal sealed class HeartbeatThrottle : IDisposable
{
    /// <summary>The share of the heartbeat timeout between two sends.</summary>
    public const double TimeoutShare = 0.8;

    private readonly Lock _gate = new();
    private readonly Func<IReadOnlyCollection<Payload>, Task> _send;
    private readonly TimeProvider _timeProvider;
    private readonly TimeSpan _interval;
    private ITimer? _timer;
    private State _state;
    private bool _hasUnsent;
    private Task _sending = Task.CompletedTask;

    /// <summary>Initializes a new instance of the <see cref="HeartbeatThrottle"/> class.</summary>
    /// <param name="interval">The least time between two sends.</param>
    /// <param name="send">Sends details; handles its own errors.</param>
    /// <param name="timeProvider">The clock.</param>
    public HeartbeatThrottle(TimeSpan interval, Func<IReadOnlyCollection<Payload>, Task> send, TimeProvider timeProvider)
    {
        _interval = interval;
        _send = send;
        _timeProvider = timeProvider;
    }

    private enum State
    {
        Idle,
        Waiting,
        Stopped,
    }

    /// <summary>Gets the details recorded last, sent or not; null before the first heartbeat.</summary>
    public IReadOnlyCollection<Payload>? LastDetails { get; private set; }

    /// <summary>Computes the interval of an activity.</summary>
    /// <param name="heartbeatTimeout">The activity's heartbeat timeout; null when it has none.</param>
    /// <param name="defaultInterval">The interval of activities without heartbeat timeout.</param>
    /// <param name="maxInterval">The longest interval.</param>
    /// <returns>The interval.</returns>
    public static TimeSpan Interval(TimeSpan? heartbeatTimeout, TimeSpan defaultInterval, TimeSpan maxInterval)
    {
        var interval = heartbeatTimeout is { } timeout && timeout > TimeSpan.Zero ? timeout * TimeoutShare : defaultInterval;
        return interval < maxInterval ? interval : maxInterval;
    }

    /// <summary>Records a heartbeat.</summary>
    /// <param name="details">Its details.</param>
    public void Record(IReadOnlyCollection<Payload> details)
    {
        lock (_gate)
        {
            if (_state == State.Stopped)
            {
                return;
            }

            LastDetails = details;
            if (_state == State.Waiting)
            {
                _hasUnsent = true;
                return;
            }

            SendAndWait();
        }
    }

    /// <summary>Ends the heartbeats.</summary>
    /// <param name="flush">Whether to send details that were recorded but not sent.</param>
    /// <returns>Completes when nothing is in flight any more.</returns>
    public Task StopAsync(bool flush)
    {
        lock (_gate)
        {
            _state = State.Stopped;
            _timer?.Dispose();
            if (flush && _hasUnsent && LastDetails != null)
            {
                _hasUnsent = false;
                _sending = SendAfterAsync(_sending, LastDetails);
            }

            return _sending;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer?.Dispose();

    private void SendAndWait()
    {
        _hasUnsent = false;
        _state = State.Waiting;
        _sending = SendAfterAsync(_sending, LastDetails!);
        if (_timer == null)
        {
            _timer = _timeProvider.CreateTimer(static self => ((HeartbeatThrottle)self!).OnInterval(), this, _interval, Timeout.InfiniteTimeSpan);
        }
        else
        {
            _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnInterval()
    {
        lock (_gate)
        {
            if (_state != State.Waiting)
            {
                return;
            }

            if (_hasUnsent)
            {
                SendAndWait();
            }
            else
            {
                _state = State.Idle;
            }
        }
    }

    private async Task SendAfterAsync(Task before, IReadOnlyCollection<Payload> details)
    {
#pragma warning disable VSTHRD003 // The send before, begun by this object.
        await before.ConfigureAwait(false);
#pragma warning restore VSTHRD003
        await _send(details).ConfigureAwait(false);
    }
}
