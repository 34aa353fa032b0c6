using Microsoft.Extensions.Logging;
using Temporalio.Activities;
using Temporalio.Api.Common.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>One attempt of an activity or local activity: its context, its cancellation, the run of its code.</summary>
/// <remarks>Deals in plain payloads; codecs and the service are the caller's.</remarks>
internal sealed partial class ActivityAttempt : IDisposable
{
    private readonly ActivityHost _host;
    private readonly ActivityInfo _info;
    private readonly IPayloadConverter _converter;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Action<IReadOnlyCollection<Payload>>? _heartbeat;
    private readonly ILogger _logger;
    private readonly ActivityExecutionContext _context;
    private volatile ActivityOutboundInterceptor? _outbound;
    private Exception? _heartbeatFailure;

    /// <summary>Initializes a new instance of the <see cref="ActivityAttempt"/> class.</summary>
    /// <param name="host">What all attempts share.</param>
    /// <param name="info">The attempt.</param>
    /// <param name="converter">The converter in the activity's context.</param>
    /// <param name="heartbeat">Takes heartbeats; null when they have no meaning (local activities).</param>
    public ActivityAttempt(
        ActivityHost host,
        ActivityInfo info,
        IPayloadConverter converter,
        Action<IReadOnlyCollection<Payload>>? heartbeat)
    {
        (_host, _info, _converter, _heartbeat) = (host, info, converter, heartbeat);
        _logger = host.Logger(info.ActivityType);
        _context = new(
            info,
            _logger,
            converter,
            host.MetricMeter,
            details => _outbound?.Heartbeat(new(details)),
            host.WorkerShutdown,
            _cancellation.Token)
        { Client = host.Client() };
    }

    /// <summary>Gets why the attempt was cancelled.</summary>
    public ActivityCancelReason CancelReason => _context.CancelReason;

    /// <summary>Cancels the attempt; the first reason stays.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="details">All that is known.</param>
    public void Cancel(ActivityCancelReason reason, ActivityCancellationDetails details)
    {
        if (!_context.TrySetCancellation(reason, details))
        {
            return;
        }

        // Callbacks of the activity's code run inside of this: not on the thread of a poll or timer.
        ThreadPool.UnsafeQueueUserWorkItem(static attempt => attempt.CancelToken(), this, preferLocal: false);
    }

    /// <summary>Runs the code on the worker's task factory.</summary>
    /// <param name="input">The plain arguments.</param>
    /// <param name="headers">The headers, decoded.</param>
    /// <returns>How it ended; never fails.</returns>
    public Task<ActivityOutcome> RunAsync(IReadOnlyCollection<Payload> input, IReadOnlyDictionary<string, Payload>? headers) =>
        _host.TaskFactory.StartNew(
            () => RunCodeAsync(input, headers),
            CancellationToken.None,
            TaskCreationOptions.None,
            _host.TaskFactory.Scheduler ?? TaskScheduler.Default).Unwrap();

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private async Task<ActivityOutcome> RunCodeAsync(IReadOnlyCollection<Payload> input, IReadOnlyDictionary<string, Payload>? headers)
    {
        ActivityExecutionContext.AsyncLocalCurrent.Value = _context;
        using var scope = _logger.BeginScope(new ActivityLogScope(_info));
        try
        {
            var definition = _host.Registry.Find(_info.ActivityType)
                ?? throw new ApplicationFailureException(
                    $"Activity {_info.ActivityType} is not registered on this worker, available activities: {_host.Registry.Names()}",
                    "NotFoundError");
            var args = ActivityArguments.Read(definition, input, _converter, _info.ActivityType);
            var result = await ActivityChain.ExecuteAsync(
                _host.Interceptors,
                new(definition, args, headers),
                RecordHeartbeat,
                outbound => _outbound = outbound).ConfigureAwait(false);
            return new ActivityOutcome.Completed(_converter.ToPayload(result));
        }
#pragma warning disable CA1031 // The activity's own code: any exception is an outcome.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var outcome = ActivityEndings.Of(e, _context.CancelReason, _heartbeatFailure);
            if (outcome is ActivityOutcome.Failed failed)
            {
                LogFailed(failed.Exception, _info.ActivityType, _info.Attempt);
            }

            return outcome;
        }
    }

    private void RecordHeartbeat(object?[] details)
    {
        if (_heartbeat == null)
        {
            return;
        }

        try
        {
            _heartbeat(_converter.ToPayloads(details));
        }
#pragma warning disable CA1031 // Converters are application code; details that can't be written end the attempt.
        catch (Exception e)
#pragma warning restore CA1031
        {
            FailHeartbeat(e);
        }
    }

    /// <summary>Cancels the attempt because its heartbeat could not be recorded.</summary>
    /// <param name="exception">Why; becomes the attempt's failure if the code obeys.</param>
    public void FailHeartbeat(Exception exception)
    {
        _heartbeatFailure ??= exception;
        LogHeartbeatFailed(exception, _info.ActivityType);
        Cancel(ActivityCancelReason.HeartbeatRecordFailure, new() { IsHeartbeatRecordFailure = true });
    }

    private void CancelToken()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended in between.
        }
#pragma warning disable CA1031 // Callbacks are application code; nobody else can be told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogCallbackFailed(e, _info.ActivityType);
        }
    }

    [LoggerMessage(EventId = 2100, Level = LogLevel.Warning, Message = "Activity {ActivityType} failed in attempt {Attempt}")]
    private partial void LogFailed(Exception exception, string activityType, int attempt);

    [LoggerMessage(EventId = 2101, Level = LogLevel.Warning, Message = "A heartbeat of activity {ActivityType} could not be recorded; the activity is cancelled")]
    private partial void LogHeartbeatFailed(Exception exception, string activityType);

    [LoggerMessage(EventId = 2102, Level = LogLevel.Warning, Message = "A cancellation callback of activity {ActivityType} threw")]
    private partial void LogCallbackFailed(Exception exception, string activityType);
}
