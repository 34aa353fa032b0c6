namespace Temporalio.Client;

/// <summary>Options of <see cref="AsyncActivityHandle.CompleteAsync"/>.</summary>
public class AsyncActivityCompleteOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="AsyncActivityCompleteOptions"/> class.</summary>
    public AsyncActivityCompleteOptions()
    {
    }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (AsyncActivityCompleteOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
