using Temporalio.Api.Enums.V1;
using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>How a workflow starts a child workflow.</summary>
public class ChildWorkflowOptions : ICloneable
{
    /// <summary>Gets or sets the token that cancels it; <see cref="Workflow.CancellationToken"/> if null.</summary>
    public CancellationToken? CancellationToken { get; set; }

    /// <summary>Gets or sets what the parent waits for when it cancels the child.</summary>
    public ChildWorkflowCancellationType CancellationType { get; set; } = ChildWorkflowCancellationType.WaitCancellationCompleted;

    /// <summary>Gets or sets the cron schedule.</summary>
    public string? CronSchedule { get; set; }

    /// <summary>Gets or sets the longest time for all runs together.</summary>
    public TimeSpan? ExecutionTimeout { get; set; }

    /// <summary>Gets or sets the workflow id; a random one if null.</summary>
    public string? Id { get; set; }

    /// <summary>Gets or sets whether the id of a closed workflow may be used again.</summary>
    public WorkflowIdReusePolicy IdReusePolicy { get; set; } = WorkflowIdReusePolicy.AllowDuplicate;

    /// <summary>Gets or sets values that go with the child and can be read without running it.</summary>
    public IReadOnlyDictionary<string, object>? Memo { get; set; }

    /// <summary>Gets or sets what happens to the child when the parent closes.</summary>
    public ParentClosePolicy ParentClosePolicy { get; set; }

    /// <summary>Gets or sets the priority; the parent's if null.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Gets or sets how it is retried; not at all if null.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Gets or sets the longest time for one run.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>Gets or sets lines about it for user interfaces, in Markdown.</summary>
    public string? StaticDetails { get; set; }

    /// <summary>Gets or sets a line about it for user interfaces, in Markdown.</summary>
    public string? StaticSummary { get; set; }

    /// <summary>Gets or sets the task queue; the parent's if null.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Gets or sets the longest time for one workflow task.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>Gets or sets the search attributes to start with.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Gets or sets the builds that may run it.</summary>
    public VersioningIntent VersioningIntent { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
