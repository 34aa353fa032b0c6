namespace Temporalio.Client;

/// <summary>Options of a signal.</summary>
public class WorkflowSignalOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowSignalOptions"/> class.</summary>
    public WorkflowSignalOptions()
    {
    }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowSignalOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
