using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>How a workflow runs an activity in its own worker, inside its workflow task. One of <see cref="StartToCloseTimeout"/> and <see cref="ScheduleToCloseTimeout"/> is needed.</summary>
public class LocalActivityOptions : ICloneable
{
    /// <summary>Gets or sets the id; made by the SDK if null. Best left null.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Gets or sets the token that cancels it; <see cref="Workflow.CancellationToken"/> if null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Gets or sets what the workflow waits for when it cancels the activity.</summary>
    public ActivityCancellationType CancellationType { get; set; }

    /// <summary>Gets or sets the longest delay between attempts to wait for inside the worker; longer ones use a timer. One minute if null.</summary>
    public TimeSpan? LocalRetryThreshold { get; set; }

    /// <summary>Gets or sets how it is retried; the SDK's default if null.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Gets or sets the longest time for all attempts together.</summary>
    public TimeSpan? ScheduleToCloseTimeout { get; set; }

    /// <summary>Gets or sets the longest wait for a free place in the worker.</summary>
    public TimeSpan? ScheduleToStartTimeout { get; set; }

    /// <summary>Gets or sets the longest time for one attempt.</summary>
    public TimeSpan? StartToCloseTimeout { get; set; }

    /// <summary>Gets or sets a line about it for user interfaces, in Markdown.</summary>
    public string? Summary { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
