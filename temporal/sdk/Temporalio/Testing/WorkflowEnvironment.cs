using Microsoft.Extensions.Logging;
using Temporalio.Client;

namespace Temporalio.Testing;

/// <summary>A service to test workflows against, with a client of it.</summary>
public partial class WorkflowEnvironment : IAsyncDisposable
{
    private int _disposed;

    /// <summary>Creates an environment of a service that exists already.</summary>
    /// <param name="client">A client of it.</param>
    public WorkflowEnvironment(ITemporalClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
        Logger = client.Options.LoggerFactory.CreateLogger<WorkflowEnvironment>();
    }

    /// <summary>Gets the client.</summary>
    public ITemporalClient Client { get; protected init; }

    /// <summary>Gets a value indicating whether the service skips time while nothing happens.</summary>
    public virtual bool SupportsTimeSkipping => false;

    /// <summary>Gets the logger.</summary>
    protected ILogger<WorkflowEnvironment> Logger { get; }

    /// <summary>Starts a development server and connects to it.</summary>
    /// <param name="options">The settings; null means defaults: a free port, memory only.</param>
    /// <returns>The environment; dispose of it to stop the server.</returns>
    /// <exception cref="InvalidOperationException">No server was found or it did not start.</exception>
    public static async Task<WorkflowEnvironment> StartLocalAsync(WorkflowEnvironmentStartLocalOptions? options = null)
    {
        options = options == null ? new() : (WorkflowEnvironmentStartLocalOptions)options.Clone();
        var server = await DevServers.StartLocalAsync(options).ConfigureAwait(false);
        return await OwnAsync(server, options, client => new ServerEnvironment(client, server)).ConfigureAwait(false);
    }

    /// <summary>Starts a test server that skips time while nothing happens, and connects to it.</summary>
    /// <param name="options">The settings; null means defaults.</param>
    /// <returns>The environment; dispose of it to stop the server.</returns>
    /// <exception cref="InvalidOperationException">No server was found or it did not start.</exception>
    public static async Task<WorkflowEnvironment> StartTimeSkippingAsync(WorkflowEnvironmentStartTimeSkippingOptions? options = null)
    {
        options = options == null ? new() : (WorkflowEnvironmentStartTimeSkippingOptions)options.Clone();
        var server = DevServers.StartTimeSkipping(options);
        return await OwnAsync(server, options, client => new TimeSkippingEnvironment(client, server)).ConfigureAwait(false);
    }

    /// <summary>Waits. With time skipping the time passes at once.</summary>
    /// <param name="delay">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes then.</returns>
    public virtual Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null) =>
        Task.Delay(delay, TimeProvider.System, cancellationToken ?? CancellationToken.None);

    /// <summary>Waits. With time skipping the time passes at once.</summary>
    /// <param name="millisecondsDelay">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Completes then.</returns>
    public Task DelayAsync(int millisecondsDelay, CancellationToken? cancellationToken = null) =>
        DelayAsync(TimeSpan.FromMilliseconds(millisecondsDelay), cancellationToken);

    /// <summary>Asks for the service's time.</summary>
    /// <returns>The time, UTC.</returns>
    public virtual Task<DateTime> GetCurrentTimeAsync() => Task.FromResult(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Runs code during which waiting for a workflow's result does not make time skip.</summary>
    /// <param name="func">The code.</param>
    public void WithAutoTimeSkippingDisabled(Action func)
    {
        ArgumentNullException.ThrowIfNull(func);
        WithAutoTimeSkippingDisabled(() =>
        {
            func();
            return ValueTuple.Create();
        });
    }

    /// <summary>Runs code during which waiting for a workflow's result does not make time skip.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="func">The code.</param>
    /// <returns>The code's result.</returns>
    public virtual T WithAutoTimeSkippingDisabled<T>(Func<T> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return func();
    }

    /// <summary>Runs code during which waiting for a workflow's result does not make time skip.</summary>
    /// <param name="func">The code.</param>
    /// <returns>Completes with the code.</returns>
    public Task WithAutoTimeSkippingDisabledAsync(Func<Task> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return WithAutoTimeSkippingDisabledAsync(async () =>
        {
            await func().ConfigureAwait(false);
            return ValueTuple.Create();
        });
    }

    /// <summary>Runs code during which waiting for a workflow's result does not make time skip.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="func">The code.</param>
    /// <returns>The code's result.</returns>
    public virtual Task<T> WithAutoTimeSkippingDisabledAsync<T>(Func<Task<T>> func)
    {
        ArgumentNullException.ThrowIfNull(func);
        return func();
    }

    /// <summary>Stops the server if the environment started it.</summary>
    /// <returns>Completes when it has stopped.</returns>
    public virtual Task ShutdownAsync() => Task.CompletedTask;

    /// <summary>Stops the server if the environment started it.</summary>
    /// <returns>Completes when it has stopped.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await ShutdownAsync().ConfigureAwait(false);
        }

        GC.SuppressFinalize(this);
    }

    private static async Task<WorkflowEnvironment> OwnAsync(
        IDevServer server,
        TemporalClientConnectOptions options,
        Func<TemporalClient, WorkflowEnvironment> create)
    {
        try
        {
            return create(await DevServers.ConnectAsync(server, options).ConfigureAwait(false));
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
