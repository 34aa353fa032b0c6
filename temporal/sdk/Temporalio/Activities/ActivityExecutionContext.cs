using Microsoft.Extensions.Logging;
using Temporalio.Client;
using Temporalio.Common;
using Temporalio.Converters;

namespace Temporalio.Activities;

/// <summary>What an activity's code may ask for while it runs; flows with its async calls.</summary>
public class ActivityExecutionContext
{
    private readonly Lazy<MetricMeter> _metricMeter;
    private readonly Action<object?[]> _heartbeat;
    private volatile ActivityCancellation _cancellation = ActivityCancellation.None;

    /// <summary>Initializes a new instance of the <see cref="ActivityExecutionContext"/> class.</summary>
    /// <param name="info">The attempt.</param>
    /// <param name="logger">The logger.</param>
    /// <param name="payloadConverter">The converter, in the activity's context.</param>
    /// <param name="metricMeter">Makes the meter at its first use.</param>
    /// <param name="heartbeat">Takes the details of a heartbeat; must not block.</param>
    /// <param name="workerShutdownToken">Cancelled when the worker stops.</param>
    /// <param name="cancellationToken">Cancelled when the activity is.</param>
    internal ActivityExecutionContext(
        ActivityInfo info,
        ILogger logger,
        IPayloadConverter payloadConverter,
        Lazy<MetricMeter> metricMeter,
        Action<object?[]> heartbeat,
        CancellationToken workerShutdownToken,
        CancellationToken cancellationToken)
    {
        Info = info;
        CancellationToken = cancellationToken;
        WorkerShutdownToken = workerShutdownToken;
        Logger = logger;
        PayloadConverter = payloadConverter;
        _metricMeter = metricMeter;
        _heartbeat = heartbeat;
    }

    /// <summary>Gets a value indicating whether the caller runs in an activity.</summary>
    public static bool HasCurrent => AsyncLocalCurrent.Value is not null;

    /// <summary>Gets the context of the activity that the caller runs in.</summary>
    /// <exception cref="InvalidOperationException">The caller does not run in an activity.</exception>
    public static ActivityExecutionContext Current => AsyncLocalCurrent.Value
        ?? throw new InvalidOperationException("There is no activity here: the code does not run in one.");

    /// <summary>Gets the attempt.</summary>
    public ActivityInfo Info { get; }

    /// <summary>Gets the logger; its scope names activity and workflow.</summary>
    public ILogger Logger { get; }

    /// <summary>Gets why the activity was cancelled; <see cref="ActivityCancelReason.None"/> until then.</summary>
    public ActivityCancelReason CancelReason => _cancellation.Reason;

    /// <summary>Gets all that was said about the cancellation; null until then.</summary>
    public ActivityCancellationDetails? CancellationDetails => _cancellation.Details;

    /// <summary>Gets the token that is cancelled when the activity is. A heartbeat is how the worker hears of it.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Gets the token that is cancelled when the worker stops, some time before the activity itself is.</summary>
    public CancellationToken WorkerShutdownToken { get; }

    /// <summary>Gets the converter.</summary>
    public IPayloadConverter PayloadConverter { get; }

    /// <summary>Gets the meter; its tags name activity, workflow and task queue.</summary>
    public MetricMeter MetricMeter => _metricMeter.Value;

    /// <summary>Gets the worker's client.</summary>
    /// <exception cref="InvalidOperationException">The worker has no client that can be used here.</exception>
    public ITemporalClient TemporalClient => Client
        ?? throw new InvalidOperationException("There is no client here: the worker's client is no ITemporalClient, or the test gave none.");

    /// <summary>Gets the worker's client, or null when there is none.</summary>
    internal ITemporalClient? Client { get; init; }

    /// <summary>Gets where <see cref="Current"/> is kept.</summary>
    internal static AsyncLocal<ActivityExecutionContext?> AsyncLocalCurrent { get; } = new();

    /// <summary>Tells the server that the activity lives, and how far it is. Cheap: the worker sends no more of them than the timeout needs.</summary>
    /// <param name="details">What the next attempt finds in <see cref="ActivityInfo.HeartbeatDetails"/>.</param>
    public void Heartbeat(params object?[] details) => _heartbeat(details);

    /// <summary>Records why the activity is about to be cancelled; the first reason stays.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="details">All that was said.</param>
    /// <returns>False when there was a reason before.</returns>
    internal bool TrySetCancellation(ActivityCancelReason reason, ActivityCancellationDetails details)
        => Interlocked.CompareExchange(ref _cancellation, new(reason, details), ActivityCancellation.None) == ActivityCancellation.None;

    private sealed record ActivityCancellation(ActivityCancelReason Reason, ActivityCancellationDetails? Details)
    {
        public static ActivityCancellation None { get; } = new(ActivityCancelReason.None, null);
    }
}
