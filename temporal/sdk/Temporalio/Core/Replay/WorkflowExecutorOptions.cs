namespace Temporalio.Core.Replay;

/// <summary>Settings of <see cref="IWorkflowExecutor"/>.</summary>
internal sealed record WorkflowExecutorOptions
{
    /// <summary>The namespace of the runs.</summary>
    public required string Namespace { get; init; }

    /// <summary>The task queue of the worker.</summary>
    public required string TaskQueue { get; init; }

    /// <summary>Written into every answer.</summary>
    public required string Identity { get; init; }

    /// <summary>Where missing history comes from.</summary>
    public required IHistoryPages HistoryPages { get; init; }

    /// <summary>Runs local activities.</summary>
    public required ILocalActivityRunner LocalActivities { get; init; }

    /// <summary>The clock that paces local activity tasks and the deadlock limit.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Runs to keep between tasks; 0 replays every task from the start.</summary>
    public int MaxCachedRuns { get; init; } = 10_000;

    /// <summary>How long workflow code may go on without giving control back; null leaves it be (debugging).</summary>
    public TimeSpan? DeadlockLimit { get; init; } = TimeSpan.FromSeconds(2);
}
