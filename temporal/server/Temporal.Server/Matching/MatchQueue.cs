namespace Temporal.Server.Matching;

/// <summary>One task queue: tasks that wait for pollers, or pollers that wait for tasks.</summary>
/// <remarks>All of it under one lock that is held for microseconds; nobody is called back inside it (continuations run elsewhere).</remarks>
internal sealed class MatchQueue(TimeProvider time, TaskMatcherOptions options)
{
    private readonly Lock _lock = new();
    private readonly PriorityQueue<WaitingTask, (int Priority, long Number)> _tasks = new();
    private readonly LinkedList<PollWaiter> _waiters = [];
    private readonly Dictionary<string, PollerSeen> _pollers = new(StringComparer.Ordinal);
    private DispatchRate? _rate;
    private double? _rateOverride;
    private ITimer? _rateTimer;
    private DateTimeOffset _lastPoll = DateTimeOffset.MinValue;
    private long _numberLast;
    private long _numberFirst;
    private bool _retired;

    /// <summary>Gives a task to a waiting poller, or keeps it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="first">Whether it goes before all of its priority: it was taken before and given back.</param>
    /// <returns>False when the queue is retired: get a new one.</returns>
    public bool TryOffer(QueueTask task, bool first = false)
    {
        lock (_lock)
        {
            if (_retired)
            {
                return false;
            }

            var number = first ? --_numberFirst : ++_numberLast;
            _tasks.Enqueue(new WaitingTask(task, time.GetUtcNow()), (task.Priority, number));
            Match();
            return true;
        }
    }

    /// <summary>Adds a poller, and gives it a task if there is one.</summary>
    /// <returns>False when the queue is retired: get a new one.</returns>
    public bool TryPoll(PollWaiter waiter)
    {
        lock (_lock)
        {
            if (_retired)
            {
                return false;
            }

            See(waiter.Poll);
            if (waiter.Poll.TasksPerSecondMax is { } perSecond && _rateOverride is null && _rate?.PerSecond != perSecond)
            {
                _rate = new DispatchRate(perSecond);
            }

            waiter.Node = _waiters.AddLast(waiter);
            Match();
            return true;
        }
    }

    /// <summary>Ends a poll that still waits, without a task.</summary>
    public void End(PollWaiter waiter)
    {
        lock (_lock)
        {
            if (waiter.Node?.List is not null)
            {
                EndLocked(waiter);
            }
        }
    }

    /// <summary>Ends the polls that fit, without a task.</summary>
    public void EndAll(Predicate<TaskPoll> fits)
    {
        lock (_lock)
        {
            for (var node = _waiters.First; node is not null;)
            {
                var next = node.Next;
                if (fits(node.Value.Poll))
                {
                    EndLocked(node.Value);
                }

                node = next;
            }
        }
    }

    /// <summary>Takes all tasks out and forgets that anybody polled: the queue's worker is gone.</summary>
    public List<QueueTask> Unload()
    {
        lock (_lock)
        {
            return UnloadLocked();
        }
    }

    /// <summary>Does so unless another poll of the worker waits.</summary>
    public List<QueueTask> UnloadIfNobodyWaits()
    {
        lock (_lock)
        {
            return _waiters.Count > 0 ? [] : UnloadLocked();
        }
    }

    /// <summary>Tells whether a poller waits or has polled lately.</summary>
    public bool IsLive()
    {
        lock (_lock)
        {
            return _waiters.Count > 0 || time.GetUtcNow() - _lastPoll <= options.StickyPollerLive;
        }
    }

    /// <summary>Sets the limit that goes before those of the pollers; null removes it.</summary>
    public void SetRate(double? perSecond)
    {
        lock (_lock)
        {
            _rateOverride = perSecond;
            _rate = perSecond is { } rate ? new DispatchRate(rate) : null;
            Match();
        }
    }

    public TaskQueueSnapshot Describe()
    {
        lock (_lock)
        {
            ForgetOldPollers();
            var backlog = _tasks.UnorderedItems.GroupBy(item => item.Element.Task.Priority).ToDictionary(group => group.Key, group => group.Count());
            var oldest = _tasks.Count == 0 ? TimeSpan.Zero : time.GetUtcNow() - _tasks.UnorderedItems.Min(item => item.Element.Since);
            return new TaskQueueSnapshot([.. _pollers.Values], backlog, oldest, _rate?.PerSecond);
        }
    }

    /// <summary>Retires the queue if nobody uses it any more.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            ForgetOldPollers();
            _retired = _tasks.Count == 0 && _waiters.Count == 0 && _pollers.Count == 0 && _rateOverride is null;
            return _retired;
        }
    }

    private List<QueueTask> UnloadLocked()
    {
        var tasks = new List<QueueTask>(_tasks.Count);
        while (_tasks.TryDequeue(out var waiting, out _))
        {
            tasks.Add(waiting.Task);
        }

        _lastPoll = DateTimeOffset.MinValue;
        return tasks;
    }

    private void Match()
    {
        while (_tasks.Count > 0 && _waiters.First is { } node)
        {
            if (_rate is not null && !_rate.TryTake(time.GetUtcNow(), out var wait))
            {
                MatchLater(wait);
                return;
            }

            _waiters.Remove(node);
            See(node.Value.Poll);
            node.Value.End(_tasks.Dequeue().Task);
        }
    }

    private void MatchLater(TimeSpan wait)
    {
        _rateTimer ??= time.CreateTimer(_ => MatchNow(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _ = _rateTimer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void MatchNow()
    {
        lock (_lock)
        {
            Match();
        }
    }

    private void EndLocked(PollWaiter waiter)
    {
        _waiters.Remove(waiter.Node!);
        See(waiter.Poll);
        waiter.End(null);
    }

    private void See(TaskPoll poll)
    {
        _lastPoll = time.GetUtcNow();
        if (poll.Identity.Length > 0)
        {
            _pollers[poll.Identity] = new PollerSeen(poll.Identity, _lastPoll, poll.TasksPerSecondMax);
        }
    }

    private void ForgetOldPollers()
    {
        var now = time.GetUtcNow();
        foreach (var (identity, seen) in _pollers)
        {
            if (now - seen.LastAccess > options.PollerListed)
            {
                _ = _pollers.Remove(identity);
            }
        }
    }

    private readonly record struct WaitingTask(QueueTask Task, DateTimeOffset Since);
}
