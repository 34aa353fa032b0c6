namespace Temporalio.Exceptions;

/// <summary>An activity that is completed from outside was asked to cancel; its heartbeat throws this.</summary>
public class AsyncActivityCanceledException : TemporalException
{
    /// <summary>Initializes a new instance of the <see cref="AsyncActivityCanceledException"/> class.</summary>
    public AsyncActivityCanceledException()
        : base("Activity cancelled")
    {
    }

    /// <summary>Initializes a new instance of the <see cref="AsyncActivityCanceledException"/> class.</summary>
    /// <param name="details">What the server asks of the activity.</param>
    internal AsyncActivityCanceledException(Activities.ActivityCancellationDetails details)
        : this() => Details = details;

    /// <summary>Gets what the server asks of the activity, or null.</summary>
    internal Activities.ActivityCancellationDetails? Details { get; }
}
