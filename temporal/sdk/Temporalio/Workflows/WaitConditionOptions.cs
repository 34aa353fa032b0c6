namespace Temporalio.Workflows;

/// <summary>How a workflow waits for a condition.</summary>
public class WaitConditionOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WaitConditionOptions"/> class.</summary>
    public WaitConditionOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WaitConditionOptions"/> class.</summary>
    /// <param name="conditionCheck">The condition.</param>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="timeoutSummary">A line about the timeout's timer for user interfaces.</param>
    /// <param name="cancellationToken">The token that ends the wait; <see cref="Workflow.CancellationToken"/> if null.</param>
    public WaitConditionOptions(
        Func<bool> conditionCheck,
        TimeSpan? timeout = null,
        string? timeoutSummary = null,
        CancellationToken? cancellationToken = null)
    {
        ConditionCheck = conditionCheck;
        Timeout = timeout;
        TimeoutSummary = timeoutSummary;
        CancellationToken = cancellationToken;
    }

    /// <summary>Gets or sets the token that cancels it; <see cref="Workflow.CancellationToken"/> if null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Gets or sets the condition: cheap, without side effects.</summary>
    public Func<bool>? ConditionCheck { get; set; }

    /// <summary>Gets or sets the longest wait; without limit if null.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets a line about the timeout's timer for user interfaces, in Markdown.</summary>
    public string? TimeoutSummary { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
