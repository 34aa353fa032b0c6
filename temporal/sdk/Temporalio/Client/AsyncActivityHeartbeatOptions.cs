namespace Temporalio.Client;

/// <summary>Options of <see cref="AsyncActivityHandle.HeartbeatAsync"/>.</summary>
public class AsyncActivityHeartbeatOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="AsyncActivityHeartbeatOptions"/> class.</summary>
    public AsyncActivityHeartbeatOptions()
    {
    }

    /// <summary>Gets or sets what the next attempt finds as heartbeat details; null means nothing.</summary>
    public IReadOnlyCollection<object?>? Details { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (AsyncActivityHeartbeatOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
