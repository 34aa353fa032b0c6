using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Activities;
using Temporalio.Client;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Runtime;

namespace Temporalio.Testing;

/// <summary>Runs activity code in a context of the test's making, without worker and service.</summary>
public record ActivityEnvironment
{
    /// <summary>The info of activities that a test says nothing about.</summary>
    public static readonly ActivityInfo DefaultInfo = new(
        ActivityId: "test",
        ActivityType: "unknown",
        Attempt: 1,
        CurrentAttemptScheduledTime: DateTime.UnixEpoch,
        DataConverter: DataConverter.Default,
        HeartbeatDetails: [],
        HeartbeatTimeout: null,
        IsLocal: false,
        Namespace: "default",
        Priority: Priority.Default,
        RetryPolicy: null,
        ScheduleToCloseTimeout: TimeSpan.FromSeconds(1),
        ScheduledTime: DateTime.UnixEpoch,
        StartToCloseTimeout: TimeSpan.FromSeconds(1),
        StartedTime: DateTime.UnixEpoch,
        TaskQueue: "test",
        TaskToken: "test"u8.ToArray(),
        WorkflowId: "test",
        WorkflowNamespace: "default",
        WorkflowRunId: "test-run",
        WorkflowType: "test");

    private ActivityExecutionContext? _context;

    /// <summary>Creates an environment with defaults for everything.</summary>
    public ActivityEnvironment()
    {
    }

    /// <summary>Gets the activity's info.</summary>
    public ActivityInfo Info { get; init; } = DefaultInfo;

    /// <summary>Gets the logger. Default: none.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Gets the payload converter.</summary>
    public IPayloadConverter PayloadConverter { get; init; } = DataConverter.Default.PayloadConverter;

    /// <summary>Gets what takes the activity's heartbeats. Default: nothing does.</summary>
    public Action<object?[]> Heartbeater { get; init; } = static _ => { };

    /// <summary>Gets the client that the activity may ask for; null means none.</summary>
    public ITemporalClient? TemporalClient { get; init; }

    /// <summary>Gets the metric meter; null means the default runtime's.</summary>
    public MetricMeter? MetricMeter { get; init; }

    /// <summary>Gets the source of the activity's cancellation token. <see cref="Cancel()"/> also sets the reason.</summary>
    public CancellationTokenSource CancellationTokenSource { get; init; } = new();

    /// <summary>Gets the source of the token that tells the activity that its worker stops.</summary>
    public CancellationTokenSource WorkerShutdownTokenSource { get; init; } = new();

    /// <summary>Gets or sets why the activity was cancelled.</summary>
    public ActivityCancelReason CancelReason { get; set; }

    /// <summary>Gets or sets all that is known about the cancellation.</summary>
    public ActivityCancellationDetails? CancellationDetails { get; set; }

    /// <summary>Cancels the activity as a client's request would.</summary>
    public void Cancel() => Cancel(ActivityCancelReason.CancelRequested);

    /// <summary>Cancels the activity.</summary>
    /// <param name="reason">The reason; the details follow from it.</param>
    public void Cancel(ActivityCancelReason reason) => Cancel(reason, DetailsOf(reason));

    /// <summary>Cancels the activity.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="details">All that is known.</param>
    public void Cancel(ActivityCancelReason reason, ActivityCancellationDetails details)
    {
        CancelReason = reason;
        CancellationDetails = details;
        _context?.TrySetCancellation(reason, details);
        CancellationTokenSource.Cancel();
    }

    /// <summary>Runs code as an activity.</summary>
    /// <param name="activity">The code.</param>
    /// <returns>Completes with the code.</returns>
    public Task RunAsync(Action activity) => RunAsync(() =>
    {
        activity();
        return Task.FromResult(ValueTuple.Create());
    });

    /// <summary>Runs code as an activity.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="activity">The code.</param>
    /// <returns>The code's result.</returns>
    public Task<T> RunAsync<T>(Func<T> activity) => RunAsync(() => Task.FromResult(activity()));

    /// <summary>Runs code as an activity.</summary>
    /// <param name="activity">The code.</param>
    /// <returns>Completes with the code.</returns>
    public Task RunAsync(Func<Task> activity) => RunAsync(async () =>
    {
        await activity().ConfigureAwait(false);
        return ValueTuple.Create();
    });

    /// <summary>Runs code as an activity.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="activity">The code.</param>
    /// <returns>The code's result.</returns>
    public async Task<T> RunAsync<T>(Func<Task<T>> activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var meter = MetricMeter;
        _context = new(
            Info,
            Logger,
            PayloadConverter,
            new(() => meter ?? TemporalRuntime.Default.MetricMeter),
            Heartbeater,
            WorkerShutdownTokenSource.Token,
            CancellationTokenSource.Token)
        {
            Client = TemporalClient,
        };
        if (CancelReason != ActivityCancelReason.None)
        {
            _context.TrySetCancellation(CancelReason, CancellationDetails ?? DetailsOf(CancelReason));
        }

        // Set in an async method, so that the caller's own flow is left alone.
        ActivityExecutionContext.AsyncLocalCurrent.Value = _context;
        return await activity().ConfigureAwait(false);
    }

    private static ActivityCancellationDetails DetailsOf(ActivityCancelReason reason) => new()
    {
        IsGoneFromServer = reason == ActivityCancelReason.GoneFromServer,
        IsCancelRequested = reason == ActivityCancelReason.CancelRequested,
        IsTimedOut = reason == ActivityCancelReason.Timeout,
        IsWorkerShutdown = reason == ActivityCancelReason.WorkerShutdown,
        IsHeartbeatRecordFailure = reason == ActivityCancelReason.HeartbeatRecordFailure,
        IsPaused = reason == ActivityCancelReason.Paused,
        IsReset = reason == ActivityCancelReason.Reset,
    };
}
