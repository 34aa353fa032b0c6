namespace Temporalio.Workflows;

/// <summary>A semaphore for the tasks of one workflow; waiters get in in their order.</summary>
public class Semaphore
{
    private readonly LinkedList<Waiter> _waiters = new();

    /// <summary>Initializes a new instance of the <see cref="Semaphore"/> class.</summary>
    /// <param name="initialCount">How many may be inside at a time.</param>
    public Semaphore(int initialCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(initialCount);
        Max = initialCount;
        CurrentCount = initialCount;
    }

    /// <summary>Gets how many may be inside at a time.</summary>
    public int Max { get; init; }

    /// <summary>Gets how many may still come in.</summary>
    public int CurrentCount { get; private set; }

    /// <summary>Waits to get in.</summary>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    /// <returns>A task that ends inside.</returns>
    public Task WaitAsync(CancellationToken? cancellationToken = null) => WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Waits to get in, or for a time.</summary>
    /// <param name="millisecondsTimeout">The longest wait in milliseconds; -1 for no limit.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    /// <returns>Whether it got in.</returns>
    public Task<bool> WaitAsync(int millisecondsTimeout, CancellationToken? cancellationToken = null)
        => WaitAsync(TimeSpan.FromMilliseconds(millisecondsTimeout), cancellationToken);

    /// <summary>Waits to get in, or for a time.</summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    /// <returns>Whether it got in.</returns>
    public async Task<bool> WaitAsync(TimeSpan timeout, CancellationToken? cancellationToken = null)
    {
        var token = cancellationToken ?? Workflow.CancellationToken;
        token.ThrowIfCancellationRequested();
        if (CurrentCount > 0)
        {
            CurrentCount--;
            return true;
        }

        var waiter = new Waiter();
        var place = _waiters.AddLast(waiter);
        try
        {
            await Workflow.WaitConditionAsync(() => waiter.IsLetIn, timeout, token).ConfigureAwait(true);
            return waiter.IsLetIn;
        }
        catch (OperationCanceledException) when (waiter.IsLetIn)
        {
            Release();
            throw;
        }
        finally
        {
            if (!waiter.IsLetIn)
            {
                _waiters.Remove(place);
            }
        }
    }

    /// <summary>Leaves, and lets the next one in.</summary>
    /// <exception cref="SemaphoreFullException">Nobody was inside.</exception>
    public void Release()
    {
        if (_waiters.First is { } next)
        {
            _waiters.RemoveFirst();
            next.Value.IsLetIn = true;
            return;
        }

        if (CurrentCount >= Max)
        {
            throw new SemaphoreFullException();
        }

        CurrentCount++;
    }

    private sealed class Waiter
    {
        public bool IsLetIn { get; set; }
    }
}
