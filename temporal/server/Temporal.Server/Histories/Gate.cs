namespace Temporal.Server.Histories;

/// <summary>Lets one through at a time, in the order in which they came.</summary>
/// <remarks>
/// <see cref="SemaphoreSlim"/> would do, but for one thing: a wait of its that can be cancelled goes over the thread pool whatever the
/// caller's context is, and a simulation that decides the order of everything could not decide that of the gates.
/// </remarks>
internal sealed class Gate
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private bool _isTaken;

    /// <summary>Waits until nobody else is inside.</summary>
    /// <exception cref="OperationCanceledException">The caller has given up; he is not inside.</exception>
    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return ValueTask.CompletedTask;
            }

            var place = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return new ValueTask(WaitAsync(place, cancellationToken));
        }
    }

    /// <summary>Lets the next one in.</summary>
    public void Leave()
    {
        TaskCompletionSource next;
        lock (_lock)
        {
            if (_waiting.First is not { } first)
            {
                _isTaken = false;
                return;
            }

            _waiting.Remove(first);
            next = first.Value;
        }

        next.SetResult();
    }

    private async Task WaitAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        using var givenUp = cancellationToken.UnsafeRegister(_ => GiveUp(place, cancellationToken), null);
        await place.Value.Task;
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is null)
            {
                // His turn came just before.
                return;
            }

            _waiting.Remove(place);
        }

        place.Value.SetCanceled(cancellationToken);
    }
}
