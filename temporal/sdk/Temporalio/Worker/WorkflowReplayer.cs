using System.Runtime.CompilerServices;
using Temporalio.Common;
using Temporalio.Core.Replay;
using Temporalio.Exceptions;

namespace Temporalio.Worker;

/// <summary>Runs workflow code through recorded histories, to prove that it still does what it did.</summary>
public class WorkflowReplayer
{
    private readonly HistoryReplay _replay;
    private readonly ITemporalWorkerPlugin[] _plugins;

    /// <summary>Initializes a new instance of the <see cref="WorkflowReplayer"/> class.</summary>
    /// <param name="options">How; copied.</param>
    /// <exception cref="ArgumentException">No workflow, or two of the same name.</exception>
    public WorkflowReplayer(WorkflowReplayerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = (WorkflowReplayerOptions)options.Clone();
        _plugins = [.. options.Plugins ?? []];
        foreach (var plugin in _plugins)
        {
            plugin.ConfigureReplayer(Options);
        }

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
        var results = await ReplayWorkflowsAsync([history], throwOnReplayFailure, cancellationToken).ConfigureAwait(false);
        return results.Single();
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
        Func<WorkflowReplayer, CancellationToken, Task<IEnumerable<WorkflowReplayResult>>> chain =
            (_, token) => ReplayAllAsync(histories, throwOnReplayFailure, token);
        foreach (var plugin in _plugins.Reverse())
        {
            var next = chain;
            chain = (replayer, token) => plugin.ReplayWorkflowsAsync(replayer, next, token);
        }

        return await chain(this, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Replays histories one after the other, as they come.</summary>
    /// <param name="histories">The histories.</param>
    /// <param name="throwOnReplayFailure">Whether to throw what goes wrong first.</param>
    /// <param name="cancellationToken">Ends the replay.</param>
    /// <returns>How each went.</returns>
    public IAsyncEnumerable<WorkflowReplayResult> ReplayWorkflowsAsync(
        IAsyncEnumerable<WorkflowHistory> histories, bool throwOnReplayFailure = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(histories);
        Func<WorkflowReplayer, IAsyncEnumerable<WorkflowReplayResult>> chain =
            _ => ReplayAllAsync(histories, throwOnReplayFailure, cancellationToken);
        foreach (var plugin in _plugins.Reverse())
        {
            var next = chain;
            chain = replayer => plugin.ReplayWorkflowsAsync(replayer, next, cancellationToken);
        }

        return chain(this);
    }

    private async Task<WorkflowReplayResult> ReplayOneAsync(
        WorkflowHistory history, bool throwOnReplayFailure, CancellationToken cancellationToken)
    {
        var failure = await _replay.RunAsync(history, cancellationToken).ConfigureAwait(false);
        return throwOnReplayFailure && failure is not null ? throw failure : new WorkflowReplayResult(history, failure);
    }

    private async Task<IEnumerable<WorkflowReplayResult>> ReplayAllAsync(
        IEnumerable<WorkflowHistory> histories, bool throwOnReplayFailure, CancellationToken cancellationToken)
    {
        var results = new List<WorkflowReplayResult>();
        foreach (var history in histories)
        {
            results.Add(await ReplayOneAsync(history, throwOnReplayFailure, cancellationToken).ConfigureAwait(false));
        }

        return results;
    }

    private async IAsyncEnumerable<WorkflowReplayResult> ReplayAllAsync(
        IAsyncEnumerable<WorkflowHistory> histories,
        bool throwOnReplayFailure,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var history in histories.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return await ReplayOneAsync(history, throwOnReplayFailure, cancellationToken).ConfigureAwait(false);
        }
    }
}
