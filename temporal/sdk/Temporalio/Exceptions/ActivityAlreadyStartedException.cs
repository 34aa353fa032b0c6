namespace Temporalio.Exceptions;

/// <summary>A standalone activity could not be started because one of its id exists.</summary>
public class ActivityAlreadyStartedException : FailureException
{
    /// <summary>Initializes a new instance of the <see cref="ActivityAlreadyStartedException"/> class.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="activityId">The activity id.</param>
    /// <param name="activityType">The type of the activity that was to start.</param>
    /// <param name="runId">The run that exists, or null.</param>
    public ActivityAlreadyStartedException(string message, string activityId, string activityType, string? runId)
        : base(message)
    {
        ActivityId = activityId;
        ActivityType = activityType;
        RunId = runId;
    }

    /// <summary>Gets the activity id.</summary>
    public string ActivityId { get; }

    /// <summary>Gets the type of the activity that was to start.</summary>
    public string ActivityType { get; }

    /// <summary>Gets the run that exists, or null.</summary>
    public string? RunId { get; }
}
