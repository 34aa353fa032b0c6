namespace Temporalio.Client;

/// <summary>Options of <see cref="ITemporalClient.CountActivitiesAsync"/>.</summary>
public class ActivityCountOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="ActivityCountOptions"/> class.</summary>
    public ActivityCountOptions()
    {
    }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ActivityCountOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
