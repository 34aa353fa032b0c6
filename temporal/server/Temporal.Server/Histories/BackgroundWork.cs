using Microsoft.Extensions.Logging;

namespace Temporal.Server.Histories;

/// <summary>Runs background work on the thread pool, and waits for it at the end.</summary>
internal sealed class BackgroundWork(ILogger<BackgroundWork> logger) : IBackgroundWork, IAsyncDisposable
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending = 1;

    public void Post(Func<Task> work)
    {
        Interlocked.Increment(ref _pending);
        ThreadPool.UnsafeQueueUserWorkItem(static state => _ = state.Owner.RunAsync(state.Work), (Owner: this, Work: work), preferLocal: false);
    }

    /// <summary>Waits until everything that was posted is done.</summary>
    public async ValueTask DisposeAsync()
    {
        Release();
        await _idle.Task;
    }

    private async Task RunAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031 // The top of a loop: one failed piece of work must not end the server.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            BackgroundWorkLog.Failed(logger, exception);
        }
        finally
        {
            Release();
        }
    }

    private void Release()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
