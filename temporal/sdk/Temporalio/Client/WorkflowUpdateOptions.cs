namespace Temporalio.Client;

/// <summary>Options of an update.</summary>
public class WorkflowUpdateOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateOptions"/> class.</summary>
    public WorkflowUpdateOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowUpdateOptions"/> class.</summary>
    /// <param name="id">The update's id.</param>
    public WorkflowUpdateOptions(string id) => Id = id;

    /// <summary>Gets or sets the update's id; a second update of an id is the first one. Null means a random one.</summary>
    public string? Id { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowUpdateOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
