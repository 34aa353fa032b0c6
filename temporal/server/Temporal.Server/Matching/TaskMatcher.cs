using System.Collections.Concurrent;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Matching;

/// <inheritdoc cref="ITaskMatcher"/>
/// <remarks>
/// Sticky queues: a task whose worker does not wait and has not polled lately goes to the normal queue at once, and so do the tasks of a
/// worker whose last poll was cut off: it died, and its runs need not wait for their sticky timeout. A queue that nobody uses any more is dropped, so names of gone workers don't pile up.
/// </remarks>
public sealed class TaskMatcher(TimeProvider time, TaskMatcherOptions options) : ITaskMatcher
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<TaskQueueKey, MatchQueue> _queues = new();
    private readonly ConcurrentDictionary<(string NamespaceId, string Queue, string WorkerInstanceKey), DateTimeOffset> _shutDownWorkers = new();
    private long _sweptAtTicks = time.GetUtcNow().UtcTicks;
    private volatile bool _drained;

    /// <inheritdoc/>
    public void Offer(QueueTask task)
    {
        if (task.NormalName.Length > 0 && !(_queues.TryGetValue(task.Queue, out var sticky) && sticky.IsLive()))
        {
            task = OnNormalQueue(task);
        }

        while (!QueueOf(task.Queue).TryOffer(task))
        {
        }
    }

    /// <inheritdoc/>
    public async ValueTask<QueueTask?> PollAsync(TaskPoll poll, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_drained || IsShutDown(poll))
        {
            return null;
        }

        var waiter = new PollWaiter(poll);
        var queue = QueueOf(poll.Queue);
        while (!queue.TryPoll(waiter))
        {
            queue = QueueOf(poll.Queue);
        }

        if (!waiter.Task.IsCompleted)
        {
            // Drain may have passed this queue just before the poll came.
            if (_drained)
            {
                queue.End(waiter);
            }

            using var timer = time.CreateTimer(_ => queue.End(waiter), null, poll.Timeout, Timeout.InfiniteTimeSpan);
            using var gone = cancellationToken.UnsafeRegister(_ => Abandon(queue, waiter), null);
            _ = await waiter.Task;
        }

        var task = await waiter.Task;
        if (cancellationToken.IsCancellationRequested)
        {
            if (task is not null)
            {
                GiveBack(task);
            }

            throw new OperationCanceledException(cancellationToken);
        }

        return task;
    }

    /// <summary>Offers a task again that was taken for a caller who turned out to be gone; it goes first.</summary>
    public void GiveBack(QueueTask task)
    {
        while (!QueueOf(task.Queue).TryOffer(task, first: true))
        {
        }
    }

    /// <summary>Ends the polls of a worker that says goodbye, and hands the tasks of its sticky queue to the normal one.</summary>
    /// <param name="namespaceId">The namespace's id.</param>
    /// <param name="stickyName">The worker's sticky queue; empty when it has none.</param>
    /// <param name="name">The worker's task queue; empty when unknown.</param>
    /// <param name="workerInstanceKey">The worker's key; empty when unknown.</param>
    public void ShutDownWorker(string namespaceId, string stickyName, string name, string workerInstanceKey)
    {
        if (workerInstanceKey.Length > 0 && options.EndPollsOnShutdown)
        {
            foreach (var queue in (string[])[name, stickyName])
            {
                EndPolls(namespaceId, queue, workerInstanceKey);
            }
        }

        if (_queues.TryGetValue(new TaskQueueKey(namespaceId, stickyName, TaskQueueType.Workflow), out var sticky))
        {
            OfferOnNormalQueue(sticky.Unload());
        }
    }

    /// <summary>Ends the poll of a caller who is gone.</summary>
    private void Abandon(MatchQueue queue, PollWaiter waiter)
    {
        queue.End(waiter);
        if (waiter.Poll.IsSticky && !_drained)
        {
            OfferOnNormalQueue(queue.UnloadIfNobodyWaits());
        }
    }

    private void OfferOnNormalQueue(List<QueueTask> tasks)
    {
        foreach (var task in tasks)
        {
            Offer(task.NormalName.Length > 0 ? OnNormalQueue(task) : task);
        }
    }

    /// <summary>Ends all polls, now and from now on: the server stops.</summary>
    public void Drain()
    {
        _drained = true;
        foreach (var queue in _queues.Values)
        {
            queue.EndAll(static _ => true);
        }
    }

    /// <summary>Tells who polls a queue and what waits in it.</summary>
    public TaskQueueSnapshot Describe(TaskQueueKey key) => _queues.TryGetValue(key, out var queue) ? queue.Describe() : TaskQueueSnapshot.Unused;

    /// <summary>Sets a queue's limit, which goes before those of the pollers; null removes it.</summary>
    public void SetRate(TaskQueueKey key, double? tasksPerSecondMax) => QueueOf(key).SetRate(tasksPerSecondMax);

    private static QueueTask OnNormalQueue(QueueTask task)
        => task with { Queue = task.Queue with { Name = task.NormalName }, NormalName = string.Empty };

    private void EndPolls(string namespaceId, string queueName, string workerInstanceKey)
    {
        if (queueName.Length == 0)
        {
            return;
        }

        _shutDownWorkers[(namespaceId, queueName, workerInstanceKey)] = time.GetUtcNow();
        foreach (var type in (TaskQueueType[])[TaskQueueType.Workflow, TaskQueueType.Activity, TaskQueueType.Nexus])
        {
            if (_queues.TryGetValue(new TaskQueueKey(namespaceId, queueName, type), out var queue))
            {
                queue.EndAll(poll => poll.WorkerInstanceKey == workerInstanceKey);
            }
        }
    }

    private bool IsShutDown(TaskPoll poll)
        => poll.WorkerInstanceKey.Length > 0
            && _shutDownWorkers.ContainsKey((poll.Queue.NamespaceId, poll.Queue.Name, poll.WorkerInstanceKey));

    private MatchQueue QueueOf(TaskQueueKey key)
    {
        if (_queues.TryGetValue(key, out var queue))
        {
            return queue;
        }

        Sweep();
        return _queues.GetOrAdd(key, static (_, matcher) => matcher.NewQueue(), this);
    }

    private MatchQueue NewQueue() => new(time, options);

    /// <summary>Drops what nobody uses any more, at most once a minute.</summary>
    private void Sweep()
    {
        var now = time.GetUtcNow();
        var sweptAt = Interlocked.Read(ref _sweptAtTicks);
        if (now.UtcTicks - sweptAt < SweepInterval.Ticks || Interlocked.CompareExchange(ref _sweptAtTicks, now.UtcTicks, sweptAt) != sweptAt)
        {
            return;
        }

        foreach (var (key, queue) in _queues)
        {
            if (queue.TryRetire())
            {
                _ = _queues.TryRemove(new(key, queue));
            }
        }

        foreach (var (key, since) in _shutDownWorkers)
        {
            if (now - since > options.ShutDownWorkerKept)
            {
                _ = _shutDownWorkers.TryRemove(key, out _);
            }
        }
    }
}
