using Temporalio.Common;

namespace Temporalio.Workflows;

/// <summary>How a workflow goes on as a new run. What is null stays as it is.</summary>
public class ContinueAsNewOptions : ICloneable
{
    /// <summary>Gets or sets the delay of the new run's first task.</summary>
    public TimeSpan? BackoffStartInterval { get; set; }

    /// <summary>Gets or sets the versioning behaviour of the new run's first task.</summary>
    public InitialVersioningBehavior? InitialVersioningBehavior { get; set; }

    /// <summary>Gets or sets the memo.</summary>
    public IReadOnlyDictionary<string, object>? Memo { get; set; }

    /// <summary>Gets or sets how the new run is retried.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Gets or sets the longest time for the new run.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>Gets or sets the task queue.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Gets or sets the longest time for one workflow task.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>Gets or sets the search attributes.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Gets or sets the builds that may run it.</summary>
    public VersioningIntent VersioningIntent { get; set; }

    /// <summary>Makes a copy; what the properties refer to is shared.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone() => MemberwiseClone();
}
