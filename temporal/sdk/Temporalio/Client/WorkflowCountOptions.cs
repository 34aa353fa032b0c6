namespace Temporalio.Client;

/// <summary>Options of <see cref="ITemporalClient.CountWorkflowsAsync"/>.</summary>
public class WorkflowCountOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowCountOptions"/> class.</summary>
    public WorkflowCountOptions()
    {
    }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowCountOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
