using Temporalio.Workflows;

namespace Temporalio.Worker;

/// <summary>What <see cref="TemporalWorkerOptions.WorkflowTaskStarting"/> tells.</summary>
public class WorkflowTaskStartingEventArgs : WorkflowTaskEventArgs
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowTaskStartingEventArgs"/> class.</summary>
    /// <param name="info">Finds the run; asked only if a handler asks.</param>
    /// <param name="definition">Finds the workflow.</param>
    internal WorkflowTaskStartingEventArgs(Func<WorkflowInfo> info, Func<WorkflowDefinition> definition)
        : base(info, definition)
    {
    }
}
