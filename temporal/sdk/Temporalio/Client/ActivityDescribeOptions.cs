namespace Temporalio.Client;

/// <summary>Options of <see cref="ActivityHandle.DescribeAsync"/>.</summary>
public class ActivityDescribeOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="ActivityDescribeOptions"/> class.</summary>
    public ActivityDescribeOptions()
    {
    }

#pragma warning disable CA1819 // The official API's type.
    /// <summary>Gets or sets the token of an earlier description, to wait for a change since then; null means not to wait.</summary>
    public byte[]? LongPollToken { get; set; }
#pragma warning restore CA1819

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (ActivityDescribeOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
