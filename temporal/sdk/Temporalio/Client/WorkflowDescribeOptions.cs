namespace Temporalio.Client;

/// <summary>Options of <see cref="WorkflowHandle.DescribeAsync"/>.</summary>
public class WorkflowDescribeOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowDescribeOptions"/> class.</summary>
    public WorkflowDescribeOptions()
    {
    }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowDescribeOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
