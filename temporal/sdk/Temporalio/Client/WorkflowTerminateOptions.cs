namespace Temporalio.Client;

/// <summary>Options of <see cref="WorkflowHandle.TerminateAsync"/>.</summary>
public class WorkflowTerminateOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowTerminateOptions"/> class.</summary>
    public WorkflowTerminateOptions()
    {
    }

    /// <summary>Gets or sets values that the waiting callers get with the failure; null means none.</summary>
    public IReadOnlyCollection<object?>? Details { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowTerminateOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
