namespace Temporalio.Client;

/// <summary>Options of starting an update that starts its workflow unless it runs.</summary>
public class WorkflowStartUpdateWithStartOptions : WorkflowUpdateWithStartOptions
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowStartUpdateWithStartOptions"/> class.</summary>
    public WorkflowStartUpdateWithStartOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowStartUpdateWithStartOptions"/> class.</summary>
    /// <param name="startWorkflowOperation">The start.</param>
    /// <param name="waitForStage">How far to wait.</param>
    public WorkflowStartUpdateWithStartOptions(WithStartWorkflowOperation startWorkflowOperation, WorkflowUpdateStage waitForStage)
        : base(startWorkflowOperation) => WaitForStage = waitForStage;

    /// <summary>Initializes a new instance of the <see cref="WorkflowStartUpdateWithStartOptions"/> class.</summary>
    /// <param name="id">The update's id.</param>
    /// <param name="startWorkflowOperation">The start.</param>
    /// <param name="waitForStage">How far to wait.</param>
    public WorkflowStartUpdateWithStartOptions(string id, WithStartWorkflowOperation startWorkflowOperation, WorkflowUpdateStage waitForStage)
        : base(id, startWorkflowOperation) => WaitForStage = waitForStage;

    /// <summary>Initializes a new instance of the <see cref="WorkflowStartUpdateWithStartOptions"/> class from less.</summary>
    /// <param name="options">Options without a stage.</param>
    /// <param name="waitForStage">How far to wait.</param>
    internal WorkflowStartUpdateWithStartOptions(WorkflowUpdateWithStartOptions options, WorkflowUpdateStage waitForStage)
    {
        Id = options.Id;
        Rpc = options.Rpc;
        StartWorkflowOperation = options.StartWorkflowOperation;
        WaitForStage = waitForStage;
    }

    /// <summary>Gets or sets how far to wait: <see cref="WorkflowUpdateStage.Accepted"/> or <see cref="WorkflowUpdateStage.Completed"/>; required.</summary>
    public WorkflowUpdateStage WaitForStage { get; set; }
}
