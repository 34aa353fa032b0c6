using Microsoft.Extensions.Logging;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Exceptions;

namespace Temporalio.Worker;

/// <summary>A running worker: validates, polls, and stops in order.</summary>
/// <remarks>
/// The order of the end: no new polls; open polls end, by our cancelling them or, where the namespace offers it, by the service after ShutdownWorker;
/// activities get the grace period, then their cancellation; what is in work is answered; the cache is emptied.
/// </remarks>
internal sealed partial class WorkerCore : IDisposable
{
    /// <summary>How long the service may take to end the open polls of a worker that has announced its end.</summary>
    private static readonly TimeSpan PollCompletionTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How long the announcement of the end may take: a service that is gone must not hold its workers up.</summary>
    private static readonly TimeSpan AnnouncementTimeout = TimeSpan.FromSeconds(2);

    private readonly WorkerCoreOptions _options;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopPolls = new();
    private readonly CancellationTokenSource _abandonPolls = new();
    private readonly CancellationTokenSource _shutdown = new();
    private readonly CancellationTokenSource _kill = new();
    private readonly TaskCompletionSource<Exception> _fatal = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Initializes a new instance of the <see cref="WorkerCore"/> class.</summary>
    /// <param name="options">What it is made of.</param>
    public WorkerCore(WorkerCoreOptions options)
    {
        _options = options;
        _logger = options.LoggerFactory.CreateLogger<TemporalWorker>();
    }

    private TimeProvider Clock => _options.TimeProvider;

    /// <summary>Runs the worker until told to stop, and then to its end.</summary>
    /// <param name="stop">Begins the end.</param>
    /// <returns>Completes when everything is answered.</returns>
    /// <exception cref="InvalidOperationException">The worker could not start, or its polls failed for good.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        var capabilities = await ValidateAsync(stop).ConfigureAwait(false);
        using var parts = new WorkerParts(_options, e => _fatal.TrySetResult(e), _shutdown.Token, _kill.Token);
        LogStarted(_options.Identity.TaskQueue, _options.Identity.Namespace, _options.Identity.Identity);
        var polls = parts.PollAsync(_stopPolls.Token, _abandonPolls.Token);
        var heartbeats = HeartbeatAsync(parts, capabilities);
        Exception? fatal;
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), stopped).ConfigureAwait(false))
        {
#pragma warning disable VSTHRD003 // Both are completion sources of this object.
            await Task.WhenAny(_fatal.Task, stopped.Task).ConfigureAwait(false);
            fatal = _fatal.Task.IsCompleted ? await _fatal.Task.ConfigureAwait(false) : null;
#pragma warning restore VSTHRD003
        }

        await StopAsync(parts, capabilities, polls).ConfigureAwait(false);
        await heartbeats.ConfigureAwait(false);
        LogStopped(_options.Identity.TaskQueue);
        if (fatal != null)
        {
            throw new InvalidOperationException(
                $"The worker of task queue '{_options.Identity.TaskQueue}' ended because its polls failed for good: {fatal.Message}",
                fatal);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopPolls.Dispose();
        _abandonPolls.Dispose();
        _shutdown.Dispose();
        _kill.Dispose();
    }

    private async Task<NamespaceCapabilities> ValidateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var response = await _options.Service.DescribeNamespaceAsync(
                new() { Namespace = _options.Identity.Namespace },
                cancellationToken).ConfigureAwait(false);
            return NamespaceCapabilities.Of(response);
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.Unimplemented)
        {
            // A service without namespaces, such as a test double, promises nothing.
            return new(false, false);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException(
                $"Worker validation failed: namespace '{_options.Identity.Namespace}' could not be described: {e.Message}",
                e);
        }
    }

    private async Task StopAsync(WorkerParts parts, NamespaceCapabilities capabilities, Task polls)
    {
        await _stopPolls.CancelAsync().ConfigureAwait(false);
        parts.BeginDrain();
        await _shutdown.CancelAsync().ConfigureAwait(false);
        if (!capabilities.CompletesPollsOnShutdown)
        {
            await _abandonPolls.CancelAsync().ConfigureAwait(false);
            await polls.ConfigureAwait(false);
        }

        await AnnounceShutdownAsync(parts).ConfigureAwait(false);
        try
        {
            await polls.WaitAsync(PollCompletionTimeout, Clock, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogPollsLeftOpen((long)PollCompletionTimeout.TotalSeconds);
            await _abandonPolls.CancelAsync().ConfigureAwait(false);
            await polls.ConfigureAwait(false);
        }

        await DrainAsync(parts).ConfigureAwait(false);
    }

    private async Task DrainAsync(WorkerParts parts)
    {
        var drained = parts.DrainAsync();
        if (!drained.IsCompleted)
        {
            var grace = _options.Worker.GracefulShutdownTimeout;
            try
            {
                await drained.WaitAsync(grace, Clock, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                parts.CancelActivities();
                await _kill.CancelAsync().ConfigureAwait(false);
                await drained.ConfigureAwait(false);
            }
        }

        await parts.EvictAllAsync().ConfigureAwait(false);
    }

    private async Task AnnounceShutdownAsync(WorkerParts parts)
    {
        var identity = _options.Identity;
        var request = new ShutdownWorkerRequest
        {
            Namespace = identity.Namespace,
            StickyTaskQueue = parts.HasStickyQueue ? identity.StickyQueue : string.Empty,
            Identity = identity.Identity,
            Reason = "graceful shutdown",
            WorkerHeartbeat = parts.Heartbeats.Make(WorkerStatus.ShuttingDown),
            WorkerInstanceKey = identity.InstanceKey,
            TaskQueue = identity.TaskQueue,
        };
        request.TaskQueueTypes.Add(parts.TaskQueueTypes);
        using var timeout = new CancellationTokenSource(AnnouncementTimeout, Clock);
        try
        {
            await _options.Service.ShutdownWorkerAsync(request, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            // The service finds out by itself, only later.
            LogShutdownNotAnnounced(e.Message);
        }
    }

    private async Task HeartbeatAsync(WorkerParts parts, NamespaceCapabilities capabilities)
    {
        if (!capabilities.TakesWorkerHeartbeats || _options.HeartbeatInterval is not { } interval)
        {
            return;
        }

        try
        {
            while (true)
            {
                await SendHeartbeatAsync(parts).ConfigureAwait(false);
                await Task.Delay(interval, Clock, _stopPolls.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The last state goes out with the announcement of the end.
        }
    }

    private async Task SendHeartbeatAsync(WorkerParts parts)
    {
        var request = new RecordWorkerHeartbeatRequest
        {
            Namespace = _options.Identity.Namespace,
            Identity = _options.Identity.Identity,
            WorkerHeartbeat = { parts.Heartbeats.Make(WorkerStatus.Running) },
        };
        try
        {
            await _options.Service.RecordWorkerHeartbeatAsync(request, _stopPolls.Token).ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            LogHeartbeatNotSent(e.Message);
        }
    }

    [LoggerMessage(EventId = 2000, Level = LogLevel.Information, Message = "Worker of task queue {TaskQueue} in namespace {Namespace} started as {Identity}")]
    private partial void LogStarted(string taskQueue, string @namespace, string identity);

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Worker of task queue {TaskQueue} stopped")]
    private partial void LogStopped(string taskQueue);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "The service did not end the worker's polls within {Seconds} s of the announced end; they are given up")]
    private partial void LogPollsLeftOpen(long seconds);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Debug, Message = "The worker's end could not be announced: {Reason}")]
    private partial void LogShutdownNotAnnounced(string reason);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Debug, Message = "The worker's heartbeat was not taken: {Reason}")]
    private partial void LogHeartbeatNotSent(string reason);
}
