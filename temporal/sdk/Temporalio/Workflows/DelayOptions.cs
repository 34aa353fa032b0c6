namespace Temporalio.Workflows;

/// <summary>How a workflow waits.</summary>
public class DelayOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="DelayOptions"/> class.</summary>
    public DelayOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DelayOptions"/> class.</summary>
    /// <param name="delay">The wait.</param>
    /// <param name="summary">A line about it for user interfaces.</param>
    /// <param name="cancellationToken">The token that ends it; <see cref="Workflow.CancellationToken"/> if null.</param>
    public DelayOptions(TimeSpan delay, string? summary = null, CancellationToken? cancellationToken = null)
    {
        Delay = delay;
        Summary = summary;
        CancellationToken = cancellationToken;
    }

    /// <summary>Initializes a new instance of the <see cref="DelayOptions"/> class.</summary>
    /// <param name="millisecondsDelay">The wait in milliseconds; -1 waits until it is cancelled.</param>
    /// <param name="summary">A line about it for user interfaces.</param>
    /// <param name="cancellationToken">The token that ends it; <see cref="Workflow.CancellationToken"/> if null.</param>
    public DelayOptions(int millisecondsDelay, string? summary = null, CancellationToken? cancellationToken = null)
        : this(TimeSpan.FromMilliseconds(millisecondsDelay), summary, cancellationToken)
    {
    }

    /// <summary>Gets or sets the token that cancels it; <see cref="Workflow.CancellationToken"/> if null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Gets or sets the wait.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Gets or sets a line about it for user interfaces, in Markdown.</summary>
    public string? Summary { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
