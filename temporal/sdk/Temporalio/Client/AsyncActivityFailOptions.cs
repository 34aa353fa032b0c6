namespace Temporalio.Client;

/// <summary>Options of <see cref="AsyncActivityHandle.FailAsync"/>.</summary>
public class AsyncActivityFailOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="AsyncActivityFailOptions"/> class.</summary>
    public AsyncActivityFailOptions()
    {
    }

    /// <summary>Gets or sets what the next attempt finds as heartbeat details; null means what it was.</summary>
    public IReadOnlyCollection<object?>? LastHeartbeatDetails { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (AsyncActivityFailOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
