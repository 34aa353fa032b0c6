namespace Temporalio.Worker;

/// <summary>Changes the options of workers and wraps their runs.</summary>
public interface ITemporalWorkerPlugin
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

    /// <summary>Changes a replayer's options before it is made.</summary>
    /// <param name="options">A copy of the options; changes stay.</param>
    void ConfigureReplayer(WorkflowReplayerOptions options);

    /// <summary>Wraps a replay.</summary>
    /// <param name="replayer">The replayer.</param>
    /// <param name="continuation">The rest of the chain; must be called.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>The results.</returns>
    Task<IEnumerable<WorkflowReplayResult>> ReplayWorkflowsAsync(
        WorkflowReplayer replayer,
        Func<WorkflowReplayer, CancellationToken, Task<IEnumerable<WorkflowReplayResult>>> continuation,
        CancellationToken cancellationToken);

    /// <summary>Wraps a replay whose results come one by one.</summary>
    /// <param name="replayer">The replayer.</param>
    /// <param name="continuation">The rest of the chain; must be called.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>The results.</returns>
    IAsyncEnumerable<WorkflowReplayResult> ReplayWorkflowsAsync(
        WorkflowReplayer replayer,
        Func<WorkflowReplayer, IAsyncEnumerable<WorkflowReplayResult>> continuation,
        CancellationToken cancellationToken);
}
