using System.Collections.Concurrent;
using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Temporalio.Activities;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;
using Temporalio.Worker.Tuning;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Runs the activity tasks of a worker: starts them, knows the running ones, ends them at shutdown.</summary>
internal sealed partial class ActivityWorker : IDisposable
{
    /// <summary>How long after its timeout an attempt is given up here. The service decides timeouts: this only frees what nobody waits for.</summary>
    private static readonly TimeSpan LocalTimeoutBuffer = TimeSpan.FromSeconds(5);

    /// <summary>How often the running attempts are looked through for passed timeouts.</summary>
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<ByteString, ActivityTask> _running = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ActivityHost _host;
    private readonly ActivityTaskContext _context;
    private readonly ILogger _logger;
    private readonly ITimer _sweep;
    private int _count;
    private volatile bool _draining;

    /// <summary>Initializes a new instance of the <see cref="ActivityWorker"/> class.</summary>
    /// <param name="host">What all attempts share.</param>
    /// <param name="service">Takes heartbeats and results.</param>
    /// <param name="identity">Who the worker is.</param>
    /// <param name="options">The settings.</param>
    public ActivityWorker(ActivityHost host, IWorkerService service, WorkerIdentity identity, ActivityWorkerOptions options)
    {
        _host = host;
        _logger = host.LoggerFactory.CreateLogger<ActivityWorker>();
        _context = new(host, service, identity, options, _logger);
        _sweep = host.TimeProvider.CreateTimer(static self => ((ActivityWorker)self!).Sweep(), this, SweepInterval, SweepInterval);
    }

    /// <summary>Gets the number of attempts that run.</summary>
    public int Running => Volatile.Read(ref _count);

    /// <summary>Starts a task and returns.</summary>
    /// <param name="task">The task.</param>
    /// <param name="lease">Its slot; released when the attempt has ended and was answered.</param>
    public void Start(PollActivityTaskQueueResponse task, SlotLease lease)
    {
        lease.Use(new SlotInfo.ActivitySlotInfo(task.ActivityType.Name));
        Interlocked.Increment(ref _count);
        _ = RunAsync(task, lease);
    }

    /// <summary>Cancels all running attempts because the worker stops.</summary>
    public void CancelAll()
    {
        foreach (var activity in _running.Values)
        {
            activity.Cancel(ActivityCancelReason.WorkerShutdown, new() { IsWorkerShutdown = true });
        }
    }

    /// <summary>Waits until no attempt runs. No task may be started after this call.</summary>
    /// <returns>Completes when all are answered.</returns>
    public async Task DrainAsync()
    {
        _draining = true;
        if (Volatile.Read(ref _count) == 0)
        {
            _drained.TrySetResult();
        }

#pragma warning disable VSTHRD003 // Our own completion source.
        await _drained.Task.ConfigureAwait(false);
#pragma warning restore VSTHRD003
    }

    /// <inheritdoc/>
    public void Dispose() => _sweep.Dispose();

    private async Task RunAsync(PollActivityTaskQueueResponse task, SlotLease lease)
    {
        var failed = true;
        try
        {
            using var activity = new ActivityTask(_context, task);
            _running[task.TaskToken] = activity;
            failed = await activity.RunAsync().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The top of a task: nobody awaits it, so that whatever went wrong must be told here.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogTaskBroke(e, task.ActivityType.Name, task.ActivityId);
        }
        finally
        {
            _running.TryRemove(task.TaskToken, out _);
            lease.Release(failed);
            if (Interlocked.Decrement(ref _count) == 0 && _draining)
            {
                _drained.TrySetResult();
            }
        }
    }

    private void Sweep()
    {
        var now = _host.TimeProvider.GetTimestamp();
        foreach (var activity in _running.Values)
        {
            if (activity.Timeout is { } timeout
                && _host.TimeProvider.GetElapsedTime(activity.StartedAt, now) > timeout + LocalTimeoutBuffer)
            {
                activity.Cancel(ActivityCancelReason.Timeout, new() { IsTimedOut = true });
            }
        }
    }

    [LoggerMessage(EventId = 2110, Level = LogLevel.Error, Message = "The task of activity {ActivityType} {ActivityId} could not be processed; the service will time it out")]
    private partial void LogTaskBroke(Exception exception, string activityType, string activityId);
}
