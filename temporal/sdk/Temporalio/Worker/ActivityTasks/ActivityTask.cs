using Google.Protobuf.Collections;
using Microsoft.Extensions.Logging;
using Temporalio.Activities;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;
using Temporalio.Core.Polling;
using Temporalio.Exceptions;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>What all activity tasks of a worker share on the side of the service.</summary>
/// <param name="Host">What all attempts share.</param>
/// <param name="Service">Takes heartbeats and results.</param>
/// <param name="Identity">Who the worker is.</param>
/// <param name="Options">The settings.</param>
/// <param name="Logger">Gets refusals.</param>
internal sealed record ActivityTaskContext(
    ActivityHost Host,
    IWorkerService Service,
    WorkerIdentity Identity,
    ActivityWorkerOptions Options,
    ILogger Logger);

/// <summary>One polled activity task: decodes it, runs the attempt, heartbeats, answers.</summary>
internal sealed partial class ActivityTask : IDisposable
{
    private readonly ActivityTaskContext _context;
    private readonly ILogger _logger;
    private readonly PollActivityTaskQueueResponse _task;
    private readonly DataConverter _converter;
    private readonly HeartbeatThrottle _heartbeats;
    private readonly ActivityAttempt _attempt;

    /// <summary>Initializes a new instance of the <see cref="ActivityTask"/> class.</summary>
    /// <param name="context">What all tasks share.</param>
    /// <param name="task">The task.</param>
    public ActivityTask(ActivityTaskContext context, PollActivityTaskQueueResponse task)
    {
        var host = context.Host;
        _context = context;
        _logger = context.Logger;
        _task = task;
        StartedAt = host.TimeProvider.GetTimestamp();
        _converter = Converter(host, task);
        var info = ActivityInfos.Of(task, host.Namespace, host.TaskQueue, _converter);
        Timeout = info.StartToCloseTimeout ?? info.ScheduleToCloseTimeout;
        _heartbeats = new(
            HeartbeatThrottle.Interval(
                info.HeartbeatTimeout,
                context.Options.DefaultHeartbeatInterval,
                context.Options.MaxHeartbeatInterval),
            SendHeartbeatAsync,
            host.TimeProvider);
        _attempt = new(host, info, _converter.PayloadConverter, _heartbeats.Record);
    }

    /// <summary>Gets when the attempt came here, a timestamp of the worker's clock.</summary>
    public long StartedAt { get; }

    /// <summary>Gets the time within which the attempt must end; null when there is none.</summary>
    public TimeSpan? Timeout { get; }

    private IPayloadCodec? Codec => _converter.PayloadCodec;

    /// <summary>Cancels the attempt.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="details">All that is known.</param>
    public void Cancel(ActivityCancelReason reason, ActivityCancellationDetails details) => _attempt.Cancel(reason, details);

    /// <summary>Runs the attempt and answers the service.</summary>
    /// <returns>Whether the attempt failed.</returns>
    public async Task<bool> RunAsync()
    {
        var outcome = await ExecuteAsync().ConfigureAwait(false);

        // A retry resumes from the last details, so that what was throttled must not be lost; a failure carries them itself.
        await _heartbeats.StopAsync(flush: outcome is ActivityOutcome.Cancelled or ActivityOutcome.CompletedElsewhere).ConfigureAwait(false);
        try
        {
            await AnswerAsync(outcome).ConfigureAwait(false);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            LogUnknownToService(_task.ActivityType.Name, _task.ActivityId, e.Message);
        }
        catch (RpcException e)
        {
            LogAnswerRefused(e, _task.ActivityType.Name, _task.ActivityId);
        }

        return outcome is ActivityOutcome.Failed;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _heartbeats.Dispose();
        _attempt.Dispose();
    }

    private static DataConverter Converter(ActivityHost host, PollActivityTaskQueueResponse task) =>
        host.DataConverter.WithSerializationContext(new ISerializationContext.Activity(
            host.Namespace,
            task.ActivityId,
            task.WorkflowExecution?.WorkflowId,
            task.WorkflowType?.Name,
            task.ActivityType.Name,
            host.TaskQueue,
            IsLocal: false));

    private async Task<ActivityOutcome> ExecuteAsync()
    {
        IReadOnlyCollection<Payload> input = (IReadOnlyCollection<Payload>?)_task.Input?.Payloads_ ?? [];
        IReadOnlyDictionary<string, Payload>? headers = HeadersOf(_task.Header?.Fields);
        if (Codec is { } codec)
        {
            try
            {
                input = input.Count == 0 ? input : await codec.DecodeAsync(input).ConfigureAwait(false);
                headers = headers == null ? null : await DecodeHeadersAsync(codec, headers).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Codecs are application code; what they throw fails the attempt.
            catch (Exception e)
#pragma warning restore CA1031
            {
                return new ActivityOutcome.Failed(e);
            }
        }

        return await _attempt.RunAsync(input, headers).ConfigureAwait(false);
    }

    private static Dictionary<string, Payload>? HeadersOf(MapField<string, Payload>? fields) =>
        fields is { Count: > 0 } ? new Dictionary<string, Payload>(fields, StringComparer.Ordinal) : null;

    private static async Task<IReadOnlyDictionary<string, Payload>> DecodeHeadersAsync(
        IPayloadCodec codec,
        IReadOnlyDictionary<string, Payload> headers)
    {
        var decoded = new Dictionary<string, Payload>(headers.Count, StringComparer.Ordinal);
        foreach (var (key, value) in headers)
        {
            decoded[key] = await codec.DecodeSingleAsync(value).ConfigureAwait(false);
        }

        return decoded;
    }

    private async Task SendHeartbeatAsync(IReadOnlyCollection<Payload> details)
    {
        try
        {
            var response = await _context.Service.RecordActivityTaskHeartbeatAsync(
                new()
                {
                    TaskToken = _task.TaskToken,
                    Details = await EncodeAsync(details).ConfigureAwait(false),
                    Identity = _context.Identity.Identity,
                    Namespace = _context.Identity.Namespace,
                },
                CancellationToken.None).ConfigureAwait(false);
            ObeyHeartbeat(response);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            Cancel(ActivityCancelReason.GoneFromServer, new() { IsGoneFromServer = true });
        }
        catch (RpcException e)
        {
            LogHeartbeatNotSent(e, _task.ActivityType.Name, _task.ActivityId);
        }
#pragma warning disable CA1031 // The codec is application code; details that can't be encoded end the attempt.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _attempt.FailHeartbeat(e);
        }
    }

    private void ObeyHeartbeat(RecordActivityTaskHeartbeatResponse response)
    {
        var details = new ActivityCancellationDetails
        {
            IsCancelRequested = response.CancelRequested,
            IsPaused = response.ActivityPaused,
            IsReset = response.ActivityReset,
        };
        if (response.CancelRequested)
        {
            Cancel(ActivityCancelReason.CancelRequested, details);
        }
        else if (response.ActivityReset)
        {
            Cancel(ActivityCancelReason.Reset, details);
        }
        else if (response.ActivityPaused)
        {
            Cancel(ActivityCancelReason.Paused, details);
        }
    }

    [LoggerMessage(EventId = 2120, Level = LogLevel.Debug, Message = "The service knows activity {ActivityType} {ActivityId} no longer: {Reason}")]
    private partial void LogUnknownToService(string activityType, string activityId, string reason);

    [LoggerMessage(EventId = 2121, Level = LogLevel.Warning, Message = "The answer of activity {ActivityType} {ActivityId} was not taken; the service will time it out")]
    private partial void LogAnswerRefused(Exception exception, string activityType, string activityId);

    [LoggerMessage(EventId = 2122, Level = LogLevel.Warning, Message = "A heartbeat of activity {ActivityType} {ActivityId} was not taken")]
    private partial void LogHeartbeatNotSent(Exception exception, string activityType, string activityId);
}
