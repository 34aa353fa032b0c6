namespace Temporalio.Common;

/// <summary>How often and how fast a failed workflow or activity is tried again.</summary>
/// <remarks>The waits grow from <see cref="InitialInterval"/> by <see cref="BackoffCoefficient"/> up to <see cref="MaximumInterval"/>. Conversion to and from the message is in <see cref="Protos.RetryPolicyProtos"/>.</remarks>
public record RetryPolicy
{
    /// <summary>Gets or sets the wait before the first retry. Default 1 s.</summary>
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the factor, at least 1, from one wait to the next. Default 2.</summary>
    public float BackoffCoefficient { get; set; } = 2.0F;

    /// <summary>Gets or sets the longest wait; null means 100 times <see cref="InitialInterval"/>.</summary>
    public TimeSpan? MaximumInterval { get; set; }

    /// <summary>Gets or sets the number of attempts, the first one included. Default 0: no limit but the timeouts.</summary>
    public int MaximumAttempts { get; set; }

    /// <summary>Gets or sets the error types (<see cref="Exceptions.ApplicationFailureException.ErrorType"/>) that end the retries; null means none.</summary>
    public IReadOnlyCollection<string>? NonRetryableErrorTypes { get; set; }
}
