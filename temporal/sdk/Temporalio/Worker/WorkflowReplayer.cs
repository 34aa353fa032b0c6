using System.Runtime.CompilerServices;
using Temporalio.Common;
using Temporalio.Core.Replay;
using Temporalio.Exceptions;

namespace Temporalio.Worker;

/// <summary>Runs workflow code through recorded histories, to prove that it still does what it did.</summary>
public class WorkflowReplayer
{
    private readonly HistoryReplay _replay;

    /// <summary>Initializes a new instance of the <see cref="WorkflowReplayer"/> class.</summary>
    /// <param name="options">How; copied.</param>
    /// <exception cref="ArgumentException">No workflow, or two of the same name.</exception>
    public WorkflowReplayer(WorkflowReplayerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = (WorkflowReplayerOptions)options.Clone();
        if (Options.Workflows.Count == 0)
        {
            throw new ArgumentException("The replayer has no workflow: add at least one.", nameof(options));
        }

        _replay = new HistoryReplay(Options);
    }

    /// <summary>Gets the options; changing them has no effect.</summary>
    public WorkflowReplayerOptions Options { get; }

    /// <summary>Replays one history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="throwOnReplayFailure">Whether to throw what went wrong.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>How it went.</returns>
    /// <exception cref="WorkflowNondeterminismException">The code does not do what history says.</exception>
    /// <exception cref="InvalidWorkflowOperationException">The code failed.</exception>
    public async Task<WorkflowReplayResult> ReplayWorkflowAsync(
        WorkflowHistory history, bool throwOnReplayFailure = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(history);
        var failure = await _replay.RunAsync(history, cancellationToken).ConfigureAwait(false);
        return throwOnReplayFailure && failure is not null ? throw failure : new WorkflowReplayResult(history, failure);
    }

    /// <summary>Replays histories one after the other.</summary>
    /// <param name="histories">The histories.</param>
    /// <param name="throwOnReplayFailure">Whether to throw what goes wrong first.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>How each went.</returns>
    public async Task<IEnumerable<WorkflowReplayResult>> ReplayWorkflowsAsync(
        IEnumerable<WorkflowHistory> histories, bool throwOnReplayFailure = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(histories);
        var results = new List<WorkflowReplayResult>();
        foreach (var history in histories)
        {
            results.Add(await ReplayWorkflowAsync(history, throwOnReplayFailure, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    /// <summary>Replays histories one after the other, as they come.</summary>
    /// <param name="histories">The histories.</param>
    /// <param name="throwOnReplayFailure">Whether to throw what goes wrong first.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>How each went.</returns>
    public async IAsyncEnumerable<WorkflowReplayResult> ReplayWorkflowsAsync(
        IAsyncEnumerable<WorkflowHistory> histories,
        bool throwOnReplayFailure = false,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(histories);
        await foreach (var history in histories.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await ReplayWorkflowAsync(history, throwOnReplayFailure, cancellationToken).ConfigureAwait(false);
        }
    }
}
