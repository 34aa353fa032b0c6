namespace Temporalio.Worker;

/// <content>The calls around replays.</content>
public partial interface ITemporalWorkerPlugin
{
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
