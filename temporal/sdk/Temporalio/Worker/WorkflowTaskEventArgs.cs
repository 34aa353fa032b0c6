using Temporalio.Workflows;

namespace Temporalio.Worker;

/// <summary>What the events around workflow tasks tell.</summary>
public abstract class WorkflowTaskEventArgs : EventArgs
{
    private readonly Func<WorkflowInfo> _info;
    private readonly Func<WorkflowDefinition> _definition;

    private protected WorkflowTaskEventArgs(Func<WorkflowInfo> info, Func<WorkflowDefinition> definition) =>
        (_info, _definition) = (info, definition);

    /// <summary>Gets the run.</summary>
    public WorkflowInfo WorkflowInfo => _info();

    /// <summary>Gets the workflow.</summary>
    public WorkflowDefinition WorkflowDefinition => _definition();
}
