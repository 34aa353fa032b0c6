namespace Temporalio.Workflows;

/// <summary>A lock for the tasks of one workflow; waiters get it in their order.</summary>
public class Mutex
{
    private readonly Semaphore _semaphore = new(1);

    /// <summary>Initializes a new instance of the <see cref="Mutex"/> class.</summary>
    public Mutex()
    {
    }

    /// <summary>Waits for the lock.</summary>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    /// <returns>A task that ends with the lock held.</returns>
    public Task WaitOneAsync(CancellationToken? cancellationToken = null) => _semaphore.WaitAsync(cancellationToken);

    /// <summary>Waits for the lock, or for a time.</summary>
    /// <param name="millisecondsTimeout">The longest wait in milliseconds; -1 for no limit.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    /// <returns>Whether the lock is held.</returns>
    public Task<bool> WaitOneAsync(int millisecondsTimeout, CancellationToken? cancellationToken = null)
        => _semaphore.WaitAsync(millisecondsTimeout, cancellationToken);

    /// <summary>Waits for the lock, or for a time.</summary>
    /// <param name="timeout">The longest wait; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    /// <returns>Whether the lock is held.</returns>
    public Task<bool> WaitOneAsync(TimeSpan timeout, CancellationToken? cancellationToken = null)
        => _semaphore.WaitAsync(timeout, cancellationToken);

    /// <summary>Gives the lock back.</summary>
    public void ReleaseMutex() => _semaphore.Release();
}
