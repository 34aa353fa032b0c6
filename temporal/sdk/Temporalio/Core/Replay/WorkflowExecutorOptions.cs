using Temporalio.Core.Instances;
using Temporalio.Workflows;

namespace Temporalio.Core.Replay;

/// <summary>Settings of <see cref="IWorkflowExecutor"/>.</summary>
internal sealed record WorkflowExecutorOptions
{
    /// <summary>What all runs share: namespace, task queue, converter, interceptors, failure types and so on.</summary>
    public required WorkflowInstanceOptions Instances { get; init; }

    /// <summary>The workflows that the worker has.</summary>
    public required IReadOnlyCollection<WorkflowDefinition> Workflows { get; init; }

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

    /// <summary>Told before a task's code runs.</summary>
    public Action<WorkflowInstance>? OnTaskStarting { get; init; }

    /// <summary>Told after a task's code ran, with what failed the task.</summary>
    public Action<WorkflowInstance, Exception?>? OnTaskCompleted { get; init; }
}
