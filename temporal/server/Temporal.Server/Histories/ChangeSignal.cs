namespace Temporal.Server.Histories;

/// <summary>Tells those who wait that something has changed. A waiter takes the task first and looks afterwards, so that it misses nothing.</summary>
internal sealed class ChangeSignal
{
    private TaskCompletionSource? _next;

    /// <summary>Gets a task that completes at the next change.</summary>
    public Task NextAsync()
    {
        var current = Volatile.Read(ref _next);
        if (current is not null)
        {
            return current.Task;
        }

        var fresh = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (Interlocked.CompareExchange(ref _next, fresh, null) ?? fresh).Task;
    }

    public void Set() => Interlocked.Exchange(ref _next, null)?.TrySetResult();
}
