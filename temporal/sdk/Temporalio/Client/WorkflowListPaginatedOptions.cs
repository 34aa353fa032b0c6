namespace Temporalio.Client;

/// <summary>Options of <see cref="ITemporalClient.ListWorkflowsPaginatedAsync"/>.</summary>
public class WorkflowListPaginatedOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowListPaginatedOptions"/> class.</summary>
    public WorkflowListPaginatedOptions()
    {
    }

    /// <summary>Gets or sets how many workflows a page has at most. Default 0: the server's limit.</summary>
    public int PageSize { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowListPaginatedOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
