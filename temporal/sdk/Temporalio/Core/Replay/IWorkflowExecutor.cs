using Temporalio.Api.WorkflowService.V1;

namespace Temporalio.Core.Replay;

/// <summary>
/// Turns workflow tasks into answers: the worker polls and sends; this replays, runs the workflow code and collects its commands.
/// Made by <c>new WorkflowExecutor(WorkflowExecutorOptions)</c>.
/// </summary>
/// <remarks>
/// It owns the sticky cache (runs by id, least recently used first out, at most
/// <see cref="WorkflowExecutorOptions.MaxCachedRuns"/>). Calls may come from any number of threads; tasks of one run wait for each other.
/// </remarks>
internal interface IWorkflowExecutor
{
    /// <summary>Runs in the cache: what the worker reports, and how many sticky tasks it can expect.</summary>
    int CachedRuns { get; }

    /// <summary>
    /// Processes one task to its answer. While local activities of the run are going on it keeps the task, up to four fifths of
    /// the task's timeout, then completes it with <c>ForceCreateNewWorkflowTask</c>; the next task of the run goes on from there.
    /// </summary>
    /// <param name="task">A non-empty poll answer, or the task handed back by a completion.</param>
    /// <param name="cancellationToken">The worker is being killed: gives up without an answer.</param>
    Task<WorkflowTaskResult> ProcessAsync(PollWorkflowTaskQueueResponse task, CancellationToken cancellationToken = default);

    /// <summary>
    /// The service took a completion. Must follow each <see cref="WorkflowTaskResult.Completed"/> that was sent with success, before
    /// the run's next task is processed.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="resetHistoryEventId">
    /// The answer's <c>reset_history_event_id</c>: not 0 when the task was speculative and left no events.
    /// </param>
    void Accepted(string runId, long resetHistoryEventId);

    /// <summary>Forgets a run, tearing its code down: after a refused completion.</summary>
    /// <param name="runId">The run; one that is not cached is fine.</param>
    Task EvictAsync(string runId);

    /// <summary>Forgets every run: the end of the worker.</summary>
    Task EvictAllAsync();
}
