namespace Temporalio.Worker;

/// <summary>Changes the options of workers and wraps their runs.</summary>
public partial interface ITemporalWorkerPlugin
{
    /// <summary>Gets the plugin's name.</summary>
    string Name { get; }

    /// <summary>Changes a worker's options before it is made.</summary>
    /// <param name="options">A copy of the options; changes stay.</param>
    void ConfigureWorker(TemporalWorkerOptions options);

    /// <summary>Wraps a worker's run.</summary>
    /// <typeparam name="TResult">The run's result.</typeparam>
    /// <param name="worker">The worker.</param>
    /// <param name="continuation">The rest of the chain; must be called.</param>
    /// <param name="stoppingToken">Stops the worker.</param>
    /// <returns>The run's result.</returns>
    Task<TResult> RunWorkerAsync<TResult>(
        TemporalWorker worker,
        Func<TemporalWorker, CancellationToken, Task<TResult>> continuation,
        CancellationToken stoppingToken);
}
