namespace Temporalio.Exceptions;

/// <summary>A standalone activity that a client waited for did not succeed; the reason is the inner exception.</summary>
public class ActivityFailedException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="ActivityFailedException"/> class.</summary>
    /// <param name="inner">The reason, or null.</param>
    public ActivityFailedException(Exception? inner)
        : base("Activity failed", inner)
    {
    }
}
