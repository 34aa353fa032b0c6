using Temporalio.Workflows;

namespace Temporalio.Worker;

/// <summary>What <see cref="TemporalWorkerOptions.WorkflowTaskCompleted"/> tells.</summary>
public class WorkflowTaskCompletedEventArgs : WorkflowTaskEventArgs
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowTaskCompletedEventArgs"/> class.</summary>
    /// <param name="info">Finds the run; asked only if a handler asks.</param>
    /// <param name="definition">Finds the workflow.</param>
    /// <param name="taskFailureException">Why the task failed; null when it did not.</param>
    internal WorkflowTaskCompletedEventArgs(
        Func<WorkflowInfo> info,
        Func<WorkflowDefinition> definition,
        Exception? taskFailureException)
        : base(info, definition) => TaskFailureException = taskFailureException;

    /// <summary>Gets why the task failed; null when it did not. A workflow that fails does not fail its task.</summary>
    public Exception? TaskFailureException { get; }
}
