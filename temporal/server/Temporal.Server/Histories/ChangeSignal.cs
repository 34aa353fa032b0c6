namespace Temporal.Server.Histories;

/// <summary>Tells those who wait that something has changed. A waiter takes the version first and looks afterwards, so that it misses nothing.</summary>
internal sealed class ChangeSignal
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private long _version;

    /// <summary>Gets the number of changes so far.</summary>
    public long Version => Interlocked.Read(ref _version);

    /// <summary>Notes a change.</summary>
    public void Set()
    {
        TaskCompletionSource[] waiting;
        lock (_lock)
        {
            _version++;
            if (_waiting.Count == 0)
            {
                return;
            }

            waiting = [.. _waiting];
            _waiting.Clear();
        }

        foreach (var waiter in waiting)
        {
            waiter.TrySetResult();
        }
    }

    /// <summary>Waits for a change after a version.</summary>
    /// <exception cref="OperationCanceledException">The caller has given up.</exception>
    public ValueTask WaitAsync(long version, CancellationToken cancellationToken) =>
        WaitAsync(version, Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    /// <summary>Waits for a change after a version, or until the time is up.</summary>
    /// <exception cref="OperationCanceledException">The caller has given up.</exception>
    public async ValueTask WaitAsync(long version, TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (_version != version)
            {
                return;
            }

            place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        // Not Task.WaitAsync: it would complete on the thread pool, whatever the caller's context is.
        using var timer = timeout == Timeout.InfiniteTimeSpan
            ? null
            : time.CreateTimer(_ => place.Value.TrySetResult(), null, timeout, Timeout.InfiniteTimeSpan);
        using var givenUp = cancellationToken.UnsafeRegister(_ => place.Value.TrySetCanceled(cancellationToken), null);
        try
        {
            await place.Value.Task;
        }
        finally
        {
            Remove(place);
        }
    }

    private void Remove(LinkedListNode<TaskCompletionSource> place)
    {
        lock (_lock)
        {
            if (place.List is not null)
            {
                _waiting.Remove(place);
            }
        }
    }
}
