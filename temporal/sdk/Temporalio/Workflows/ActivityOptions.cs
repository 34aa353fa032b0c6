using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>How a workflow runs an activity. One of <see cref="StartToCloseTimeout"/> and <see cref="ScheduleToCloseTimeout"/> is needed.</summary>
public class ActivityOptions : ICloneable
{
    /// <summary>Gets or sets the id; made by the SDK if null. Best left null.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Gets or sets the token that cancels it; <see cref="Workflow.CancellationToken"/> if null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Gets or sets what the workflow waits for when it cancels the activity.</summary>
    public ActivityCancellationType CancellationType { get; set; }

    /// <summary>Gets or sets a value indicating whether the activity must come through its task queue even if this worker has room.</summary>
    public bool DisableEagerActivityExecution { get; set; }

    /// <summary>Gets or sets the longest time between heartbeats.</summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>Gets or sets the priority; the workflow's if null.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Gets or sets how it is retried; the service's default if null.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Gets or sets the longest time for all attempts together.</summary>
    public TimeSpan? ScheduleToCloseTimeout { get; set; }

    /// <summary>Gets or sets the longest wait for a worker; not retried.</summary>
    public TimeSpan? ScheduleToStartTimeout { get; set; }

    /// <summary>Gets or sets the longest time for one attempt.</summary>
    public TimeSpan? StartToCloseTimeout { get; set; }

    /// <summary>Gets or sets a line about it for user interfaces, in Markdown.</summary>
    public string? Summary { get; set; }

    /// <summary>Gets or sets the task queue; the workflow's if null.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Gets or sets the builds that may run it.</summary>
    public VersioningIntent VersioningIntent { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
