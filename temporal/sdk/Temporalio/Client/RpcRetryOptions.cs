namespace Temporalio.Client;

/// <summary>When and how fast a failed call is made again.</summary>
public class RpcRetryOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="RpcRetryOptions"/> class.</summary>
    public RpcRetryOptions()
    {
    }

    /// <summary>Gets or sets the wait before the first retry. Default 100 ms.</summary>
    public TimeSpan InitialInterval { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets the random share, 0 to 1, by which a wait is shortened or lengthened. Default 0.2.</summary>
    public float RandomizationFactor { get; set; } = 0.2F;

    /// <summary>Gets or sets the factor, at least 1, from one wait to the next. Default 1.5.</summary>
    public float Multiplier { get; set; } = 1.5F;

    /// <summary>Gets or sets the longest wait. Default 5 s.</summary>
    public TimeSpan MaxInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets the time after the first attempt beyond which no retry is made; null means no limit. Default 10 s.</summary>
    public TimeSpan? MaxElapsedTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the number of retries; 0 means no limit. Default 10.</summary>
    public int MaxRetries { get; set; } = 10;

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
