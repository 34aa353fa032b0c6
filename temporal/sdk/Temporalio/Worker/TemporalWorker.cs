using Temporalio.Client;
using Temporalio.Core.Polling;

namespace Temporalio.Worker;

/// <summary>Runs the workflows and activities of a task queue.</summary>
/// <remarks>One run for each object: make another to run again. Safe to be stopped from any thread.</remarks>
public class TemporalWorker : IDisposable
{
    private readonly WorkerService _service;
    private readonly WorkerCoreOptions _core;
    private readonly IReadOnlyList<ITemporalWorkerPlugin> _plugins;
    private IWorkerClient _client;
    private int _started;

    /// <summary>Creates a worker. It does nothing until run.</summary>
    /// <param name="client">A connected client.</param>
    /// <param name="options">The settings; copied.</param>
    /// <exception cref="ArgumentException">The options lack the task queue or anything to run, or contradict each other.</exception>
    public TemporalWorker(IWorkerClient client, TemporalWorkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        _client = client;
        Options = (TemporalWorkerOptions)options.Clone();
        _plugins = WorkerPlugins.Of(client, Options);
        foreach (var plugin in _plugins)
        {
            plugin.ConfigureWorker(Options);
        }

        WorkerOptionsRules.Check(Options);
        _service = new(WorkerClients.ServiceOf(client));
        _core = WorkerClients.CoreOptions(client, Options, _service, _plugins) with { Client = () => Client as ITemporalClient };
    }

    /// <summary>Gets the settings: the worker's own copy, which must not be changed.</summary>
    public TemporalWorkerOptions Options { get; }

    /// <summary>Gets or sets the client. A new one is used from the next call on, for instance one with a fresh certificate.</summary>
    public IWorkerClient Client
    {
        get => _client;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            _service.Replace(WorkerClients.ServiceOf(value));
            _client = value;
        }
    }

    /// <summary>Runs the worker until it is stopped or fails.</summary>
    /// <param name="stoppingToken">Stops it in order.</param>
    /// <returns>Never ends without an exception.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidOperationException">It failed, or was run before.</exception>
    public Task ExecuteAsync(CancellationToken stoppingToken) =>
        ExecuteAsync(() => Task.Delay(Timeout.InfiniteTimeSpan, Options.TimeProvider, stoppingToken), stoppingToken);

    /// <summary>Runs the worker until a task completes, it is stopped or it fails.</summary>
    /// <param name="untilComplete">Begins the task; called when the worker starts.</param>
    /// <param name="stoppingToken">Stops the worker in order; the task is not told.</param>
    /// <returns>Ends as the task did, after the worker.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidOperationException">It failed, or was run before.</exception>
    public Task ExecuteAsync(Func<Task> untilComplete, CancellationToken stoppingToken = default)
    {
        ArgumentNullException.ThrowIfNull(untilComplete);
        return ExecuteAsync(
            async () =>
            {
                await untilComplete().ConfigureAwait(false);
                return ValueTuple.Create();
            },
            stoppingToken);
    }

    /// <summary>Runs the worker until a task completes, it is stopped or it fails.</summary>
    /// <typeparam name="TResult">The task's result.</typeparam>
    /// <param name="untilComplete">Begins the task; called when the worker starts.</param>
    /// <param name="stoppingToken">Stops the worker in order; the task is not told.</param>
    /// <returns>The task's result, after the worker has ended.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="InvalidOperationException">It failed, or was run before.</exception>
    public Task<TResult> ExecuteAsync<TResult>(Func<Task<TResult>> untilComplete, CancellationToken stoppingToken = default)
    {
        ArgumentNullException.ThrowIfNull(untilComplete);
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new InvalidOperationException("The worker was run before: make another to run again.");
        }

        return WorkerPlugins.RunAsync(
            _plugins,
            this,
            (worker, token) => worker.RunAsync(untilComplete, token),
            stoppingToken);
    }

    /// <summary>Releases what the worker holds. A worker that still runs must be stopped first.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the worker holds.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }

    private async Task<TResult> RunAsync<TResult>(Func<Task<TResult>> untilComplete, CancellationToken stoppingToken)
    {
        using var core = new WorkerCore(_core);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var running = core.RunAsync(stop.Token);
        var until = untilComplete();
        try
        {
            await Task.WhenAny(running, until, StoppedAsync(stop.Token)).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
        }

        await running.ConfigureAwait(false);
        return until.IsCompleted
            ? await until.ConfigureAwait(false)
            : throw new OperationCanceledException("The worker was stopped.", stoppingToken);
    }

    private static async Task StoppedAsync(CancellationToken token)
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (token.UnsafeRegister(static s => ((TaskCompletionSource)s!).TrySetResult(), stopped).ConfigureAwait(false))
        {
            await stopped.Task.ConfigureAwait(false);
        }
    }
}
