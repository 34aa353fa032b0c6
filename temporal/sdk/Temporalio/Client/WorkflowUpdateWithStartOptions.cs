namespace Temporalio.Client;

/// <summary>Options of an update that starts its workflow unless it runs.</summary>
public class WorkflowUpdateWithStartOptions : WorkflowUpdateOptions
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateWithStartOptions"/> class.</summary>
    public WorkflowUpdateWithStartOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateWithStartOptions"/> class.</summary>
    /// <param name="startWorkflowOperation">The start.</param>
    public WorkflowUpdateWithStartOptions(WithStartWorkflowOperation startWorkflowOperation) => StartWorkflowOperation = startWorkflowOperation;

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateWithStartOptions"/> class.</summary>
    /// <param name="id">The update's id.</param>
    /// <param name="startWorkflowOperation">The start.</param>
    public WorkflowUpdateWithStartOptions(string id, WithStartWorkflowOperation startWorkflowOperation)
        : base(id) => StartWorkflowOperation = startWorkflowOperation;

    /// <summary>Gets or sets the start, which must have an id conflict policy; required. It serves one call.</summary>
    public WithStartWorkflowOperation? StartWorkflowOperation { get; set; }

    /// <inheritdoc/>
    public override object Clone()
    {
        var copy = (WorkflowUpdateWithStartOptions)base.Clone();
        copy.StartWorkflowOperation = (WithStartWorkflowOperation?)StartWorkflowOperation?.Clone();
        return copy;
    }
}
