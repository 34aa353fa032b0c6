namespace Temporalio.Client;

/// <summary>Options of <see cref="ITemporalClient.ListActivitiesAsync"/>.</summary>
public class ActivityListOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="ActivityListOptions"/> class.</summary>
    public ActivityListOptions()
    {
    }

    /// <summary>Gets or sets how many activities to return at most. Default 0: all.</summary>
    public int Limit { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ActivityListOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
