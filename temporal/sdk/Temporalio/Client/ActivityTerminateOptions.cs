namespace Temporalio.Client;

/// <summary>Options of <see cref="ActivityHandle.TerminateAsync"/>.</summary>
public class ActivityTerminateOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="ActivityTerminateOptions"/> class.</summary>
    public ActivityTerminateOptions()
    {
    }

    /// <summary>Gets or sets why, for people to read; null means nothing said.</summary>
    public string? Reason { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ActivityTerminateOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
