namespace Temporalio.Client;

/// <summary>Options of <see cref="ITemporalClient.ListActivitiesPaginatedAsync"/>.</summary>
public class ActivityListPaginatedOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="ActivityListPaginatedOptions"/> class.</summary>
    public ActivityListPaginatedOptions()
    {
    }

    /// <summary>Gets or sets how many activities a page has at most. Default 0: the server's limit.</summary>
    public int PageSize { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ActivityListPaginatedOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
