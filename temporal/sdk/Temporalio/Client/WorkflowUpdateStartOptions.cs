namespace Temporalio.Client;

/// <summary>Options of starting an update.</summary>
public class WorkflowUpdateStartOptions : WorkflowUpdateOptions
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateStartOptions"/> class.</summary>
    public WorkflowUpdateStartOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateStartOptions"/> class.</summary>
    /// <param name="waitForStage">How far to wait.</param>
    public WorkflowUpdateStartOptions(WorkflowUpdateStage waitForStage) => WaitForStage = waitForStage;

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateStartOptions"/> class.</summary>
    /// <param name="id">The update's id.</param>
    /// <param name="waitForStage">How far to wait.</param>
    public WorkflowUpdateStartOptions(string id, WorkflowUpdateStage waitForStage)
        : base(id) => WaitForStage = waitForStage;

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateStartOptions"/> class from less.</summary>
    /// <param name="options">Options of an update, or null.</param>
    /// <param name="waitForStage">How far to wait.</param>
    internal WorkflowUpdateStartOptions(WorkflowUpdateOptions? options, WorkflowUpdateStage waitForStage)
    {
        Id = options?.Id;
        Rpc = options?.Rpc;
        WaitForStage = waitForStage;
    }

    /// <summary>Gets or sets how far to wait: <see cref="WorkflowUpdateStage.Accepted"/> or <see cref="WorkflowUpdateStage.Completed"/>; required.</summary>
    public WorkflowUpdateStage WaitForStage { get; set; }
}
