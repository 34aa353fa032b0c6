namespace Temporalio.Client;

/// <summary>Options of <see cref="WorkflowHandle.CancelAsync"/>.</summary>
public class WorkflowCancelOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowCancelOptions"/> class.</summary>
    public WorkflowCancelOptions()
    {
    }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowCancelOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
