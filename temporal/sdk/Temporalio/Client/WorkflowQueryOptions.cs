using Temporalio.Api.Enums.V1;

namespace Temporalio.Client;

/// <summary>Options of a query.</summary>
public class WorkflowQueryOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowQueryOptions"/> class.</summary>
    public WorkflowQueryOptions()
    {
    }

    /// <summary>Gets or sets which statuses of the workflow refuse the query; null means those of the client's options.</summary>
    public QueryRejectCondition? RejectCondition { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowQueryOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
