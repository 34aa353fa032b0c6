using Microsoft.Extensions.Logging;

namespace Temporalio.Core.Polling;

/// <summary>Keeps polls of one kind open: each takes a slot, asks, hands the task on and begins again.</summary>
/// <typeparam name="TTask">The answer of a poll.</typeparam>
/// <param name="source">What to poll.</param>
/// <param name="scale">How many polls.</param>
/// <param name="onFatal">Called, once or more, when polling can never succeed; the worker is expected to stop.</param>
/// <param name="timeProvider">The clock of back-offs.</param>
/// <param name="logger">Gets failures.</param>
internal sealed partial class TaskPoller<TTask>(
    IPollSource<TTask> source,
    PollerScale scale,
    Action<Exception> onFatal,
    TimeProvider timeProvider,
    ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _loops;
    private int _openPolls;
    private long _lastSuccessTicks;
    private volatile bool _fatal;

    /// <summary>Gets the number of polls that wait for an answer.</summary>
    public int OpenPolls => Volatile.Read(ref _openPolls);

    /// <summary>Gets a value indicating whether the number of polls varies.</summary>
    public bool IsAutoscaling => scale.IsAutoscaling;

    /// <summary>Gets when a poll last brought a task; null before the first.</summary>
    public DateTimeOffset? LastSuccess =>
        Volatile.Read(ref _lastSuccessTicks) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Polls until told to stop.</summary>
    /// <param name="stop">No poll is begun after it.</param>
    /// <param name="abandon">Gives up the polls that are open.</param>
    /// <returns>Ends when the last poll has ended.</returns>
    public async Task RunAsync(CancellationToken stop, CancellationToken abandon)
    {
        AddLoops(stop, abandon);
#pragma warning disable VSTHRD003 // Our own completion source, completed by our own loops.
        await _ended.Task.ConfigureAwait(false);
#pragma warning restore VSTHRD003
    }

    private void AddLoops(CancellationToken stop, CancellationToken abandon)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_loops >= scale.Target || stop.IsCancellationRequested || _fatal)
                {
                    EndIfLast();
                    return;
                }

                _loops++;
            }

            _ = Task.Run(() => LoopAsync(stop, abandon), CancellationToken.None);
        }
    }

    private async Task LoopAsync(CancellationToken stop, CancellationToken abandon)
    {
        var backoff = new PollBackoff(Random.Shared);
        try
        {
            while (!stop.IsCancellationRequested && !_fatal && !HasTooMany())
            {
                var wait = await PollOnceAsync(backoff, stop, abandon).ConfigureAwait(false);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, timeProvider, stop).ConfigureAwait(false);
                }

                if (scale.IsAutoscaling)
                {
                    AddLoops(stop, abandon);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The way a wait ends at shutdown.
        }
#pragma warning disable CA1031 // The top of the loop: what comes here ends the worker with this exception.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Fail(e);
        }

        Leave();
    }

    /// <summary>Makes one poll.</summary>
    /// <returns>How long to wait before the next.</returns>
    private async Task<TimeSpan> PollOnceAsync(PollBackoff backoff, CancellationToken stop, CancellationToken abandon)
    {
        var lease = await source.ReserveAsync(stop).ConfigureAwait(false);
        var handedOn = false;
        Interlocked.Increment(ref _openPolls);
        try
        {
            var task = await source.PollAsync(abandon).ConfigureAwait(false);
            backoff.Reset();
            var isEmpty = source.IsEmpty(task);
            scale.OnAnswer(source.Advice(task), isEmpty);
            if (!isEmpty)
            {
                Volatile.Write(ref _lastSuccessTicks, timeProvider.GetUtcNow().Ticks);
                handedOn = true;
                source.Dispatch(task, lease);
            }

            return TimeSpan.Zero;
        }
#pragma warning disable CA1031 // Any failure of a poll is sorted; unknown ones are taken as passing, and those of a poll given up have no meaning.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return abandon.IsCancellationRequested ? TimeSpan.Zero : AfterFailure(e, backoff);
        }
        finally
        {
            Interlocked.Decrement(ref _openPolls);
            if (!handedOn)
            {
                lease.Release();
            }
        }
    }

    private TimeSpan AfterFailure(Exception exception, PollBackoff backoff)
    {
        var failure = PollFailures.Classify(exception);
        switch (failure)
        {
            case PollFailure.Empty:
                return TimeSpan.Zero;
            case PollFailure.Fatal:
                LogFatal(exception, source.Name);
                Fail(exception);
                return TimeSpan.Zero;
            case PollFailure.Overloaded or PollFailure.Transient:
            default:
                scale.OnFailure(failure);
                var wait = backoff.Next(failure == PollFailure.Overloaded);
                LogFailed(exception, source.Name, (long)wait.TotalMilliseconds);
                return wait;
        }
    }

    private bool HasTooMany()
    {
        lock (_gate)
        {
            return _loops > scale.Target;
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            _loops--;
            EndIfLast();
        }
    }

    private void EndIfLast()
    {
        if (_loops == 0)
        {
            _ended.TrySetResult();
        }
    }

    private void Fail(Exception exception)
    {
        _fatal = true;
        onFatal(exception);
    }

    [LoggerMessage(EventId = 2010, Level = LogLevel.Warning, Message = "A {Source} poll failed; the next in {WaitMs} ms")]
    private partial void LogFailed(Exception exception, string source, long waitMs);

    [LoggerMessage(EventId = 2011, Level = LogLevel.Error, Message = "A {Source} poll failed for good; the worker ends")]
    private partial void LogFatal(Exception exception, string source);
}
