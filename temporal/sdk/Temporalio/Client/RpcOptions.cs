namespace Temporalio.Client;

/// <summary>Options of one call.</summary>
public class RpcOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="RpcOptions"/> class.</summary>
    public RpcOptions()
    {
    }

    /// <summary>Gets or sets a value indicating whether to try again after an error that may pass; null means as usual: the client's own methods do, calls of a service do not.</summary>
    public bool? Retry { get; set; }

    /// <summary>Gets or sets metadata beside the connection's; an equal key wins.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>>? Metadata { get; set; }

    /// <summary>Gets or sets binary metadata beside the connection's; keys end in <c>-bin</c>.</summary>
    public IReadOnlyCollection<KeyValuePair<string, byte[]>>? BinaryMetadata { get; set; }

    /// <summary>Gets or sets the limit of the call, retries included; null means 30 s, or 70 s for a call that waits.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets the token that gives the call up.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();

    /// <summary>Combines the token of these options with another.</summary>
    /// <param name="cancellationToken">The other token, or null.</param>
    /// <returns>Options with both, and the source to dispose of, or null when none was needed.</returns>
    protected internal Tuple<RpcOptions, CancellationTokenSource?> WithAdditionalCancellationToken(CancellationToken? cancellationToken)
    {
        if (cancellationToken is not { } other || other == CancellationToken)
        {
            return new(this, null);
        }

        var copy = (RpcOptions)Clone();
        if (CancellationToken is not { } own)
        {
            copy.CancellationToken = other;
            return new(copy, null);
        }

        var source = CancellationTokenSource.CreateLinkedTokenSource(own, other);
        copy.CancellationToken = source.Token;
        return new(copy, source);
    }
}
