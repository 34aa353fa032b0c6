namespace Temporalio.Client;

/// <summary>Options of <see cref="ITemporalClient.ListWorkflowsAsync"/>.</summary>
public class WorkflowListOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowListOptions"/> class.</summary>
    public WorkflowListOptions()
    {
    }

    /// <summary>Gets or sets how many workflows to return at most. Default 0: all.</summary>
    public int Limit { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowListOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
