using System.Collections.Concurrent;
using Temporalio.Activities;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Core.Polling;
using Temporalio.Core.Replay;
using Temporalio.Exceptions;
using Temporalio.Worker.Tuning;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Runs local activities in this process: attempts, timeouts, short back-offs.</summary>
/// <param name="host">What all attempts share.</param>
/// <param name="slots">The slots for local activities.</param>
internal sealed class LocalActivityExecutor(ActivityHost host, SlotPool slots) : ILocalActivityRunner
{
    private const string CancelledMessage = "Cancelled";
    private const string TimeoutMessage = "Activity timed out";

    private readonly ConcurrentDictionary<ActivityAttempt, bool> _running = new();

    private TimeProvider Clock => host.TimeProvider;

    /// <inheritdoc/>
    public async Task<LocalActivityOutcome> RunAsync(LocalActivityRequest request, CancellationToken cancellationToken)
    {
        var scheduled = request.OriginalScheduleTime ?? Clock.GetUtcNow();
        var retries = LocalRetryRule.Of(request.RetryPolicy);
        for (var attempt = request.Attempt; ; attempt++)
        {
            var end = await AttemptAsync(request, attempt, scheduled, cancellationToken).ConfigureAwait(false);
            if (end.Status != LocalActivityStatus.Failed || end.IsFinal)
            {
                return Outcome(end, attempt, scheduled);
            }

            if (retries.NextDelay(end.Failure!, attempt) is not { } delay
                || (request.ScheduleToCloseTimeout is { } total && Clock.GetUtcNow() + delay >= scheduled + total))
            {
                return Outcome(end, attempt, scheduled);
            }

            if (delay > request.LocalRetryThreshold)
            {
                return Outcome(end with { Status = LocalActivityStatus.Backoff }, attempt + 1, scheduled) with { Backoff = delay };
            }

            try
            {
                await Task.Delay(delay, Clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return Outcome(Cancelled(), attempt, scheduled);
            }
        }
    }

    /// <summary>Cancels all running attempts because the worker stops.</summary>
    public void CancelAll()
    {
        foreach (var attempt in _running.Keys)
        {
            attempt.Cancel(ActivityCancelReason.WorkerShutdown, new() { IsWorkerShutdown = true });
        }
    }

    private static AttemptEnd Cancelled(Failure? failure = null) => new(LocalActivityStatus.Cancelled)
    {
        Failure = failure ?? new() { Message = CancelledMessage, CanceledFailureInfo = new() },
        IsFinal = true,
    };

    private static AttemptEnd TimedOut(TimeoutType type, bool isFinal) => new(LocalActivityStatus.Failed)
    {
        Failure = new() { Message = TimeoutMessage, TimeoutFailureInfo = new() { TimeoutType = type } },
        IsFinal = isFinal,
    };

    private LocalActivityOutcome Outcome(AttemptEnd end, int attempt, DateTimeOffset scheduled) => new()
    {
        Status = end.Status,
        Result = end.Result,
        Failure = end.Failure,
        Attempt = attempt,
        OriginalScheduleTime = scheduled,
        CompleteTime = Clock.GetUtcNow(),
    };

    private async Task<AttemptEnd> AttemptAsync(
        LocalActivityRequest request,
        int attempt,
        DateTimeOffset scheduled,
        CancellationToken cancellationToken)
    {
        var waited = LocalDeadline.BeforeStart(request, attempt, scheduled, Clock.GetUtcNow());
        SlotLease lease;
        try
        {
            lease = await ReserveAsync(waited, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return cancellationToken.IsCancellationRequested ? Cancelled() : TimedOut(waited!.Value.Type, isFinal: true);
        }

        var failed = true;
        try
        {
            lease.Use(new SlotInfo.LocalActivitySlotInfo(request.ActivityType));
            var end = await RunAsync(request, attempt, scheduled, cancellationToken).ConfigureAwait(false);
            failed = end.Status == LocalActivityStatus.Failed;
            return end;
        }
        finally
        {
            lease.Release(failed);
        }
    }

    private async Task<SlotLease> ReserveAsync(LocalDeadline? limit, CancellationToken cancellationToken)
    {
        if (limit is not { } deadline)
        {
            return await slots.ReserveAsync(isSticky: false, cancellationToken).ConfigureAwait(false);
        }

        if (deadline.Left <= TimeSpan.Zero)
        {
            throw new OperationCanceledException("No time is left to start in.");
        }

        using var timeout = new CancellationTokenSource(deadline.Left, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        return await slots.ReserveAsync(isSticky: false, either.Token).ConfigureAwait(false);
    }

    private async Task<AttemptEnd> RunAsync(
        LocalActivityRequest request,
        int attempt,
        DateTimeOffset scheduled,
        CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var limit = LocalDeadline.AfterStart(request, scheduled, now);
        var info = LocalActivityInfos.Of(host, request, attempt, scheduled, now);
#pragma warning disable CA2000 // Code that outlives its timeout still uses the attempt; its token source holds no timer, so that nothing is lost undisposed.
        var run = new ActivityAttempt(host, info, info.DataConverter.PayloadConverter, heartbeat: null);
#pragma warning restore CA2000
        await using var byWorkflow = cancellationToken.UnsafeRegister(
            _ => run.Cancel(ActivityCancelReason.CancelRequested, new() { IsCancelRequested = true }),
            null).ConfigureAwait(false);
        var code = RunTrackedAsync(run, request);
        if (limit is not { } deadline)
        {
            return End(info, await code.ConfigureAwait(false));
        }

        // A timed-out attempt is over for the workflow at once; its code hears of it by its token and may take its time.
        try
        {
            var left = deadline.Left > TimeSpan.Zero ? deadline.Left : TimeSpan.Zero;
            return End(info, await code.WaitAsync(left, Clock, CancellationToken.None).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            run.Cancel(ActivityCancelReason.Timeout, new() { IsTimedOut = true });
            return TimedOut(deadline.Type, isFinal: deadline.Type == TimeoutType.ScheduleToClose);
        }
    }

    private async Task<ActivityOutcome> RunTrackedAsync(ActivityAttempt run, LocalActivityRequest request)
    {
        _running[run] = true;
        try
        {
            return await run.RunAsync(request.Arguments, request.Headers).ConfigureAwait(false);
        }
        finally
        {
            _running.TryRemove(run, out _);
        }
    }

    private static AttemptEnd End(ActivityInfo info, ActivityOutcome outcome) => outcome switch
    {
        ActivityOutcome.Completed completed => new(LocalActivityStatus.Completed) { Result = completed.Result },
        ActivityOutcome.Cancelled cancelled => Cancelled(
            cancelled.Exception is CanceledFailureException
                ? ActivityFailures.Convert(info.DataConverter, cancelled.Exception)
                : null),
        ActivityOutcome.Failed failed => new(LocalActivityStatus.Failed)
        {
            Failure = ActivityFailures.Convert(info.DataConverter, failed.Exception),
        },
        ActivityOutcome.CompletedElsewhere => new(LocalActivityStatus.Failed)
        {
            Failure = ActivityFailures.Convert(
                info.DataConverter,
                new ApplicationFailureException(
                    "A local activity can't be completed asynchronously",
                    "InvalidLocalActivity",
                    nonRetryable: true)),
        },
        _ => Cancelled(),
    };

    private sealed record AttemptEnd(LocalActivityStatus Status)
    {
        public Payload? Result { get; init; }

        public Failure? Failure { get; init; }

        /// <summary>Gets a value indicating whether no retry rule may be asked.</summary>
        public bool IsFinal { get; init; }
    }
}
