using Temporalio.Api.Enums.V1;
using Temporalio.Common;

namespace Temporalio.Client;

/// <summary>Options of starting a standalone activity.</summary>
public class StartActivityOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="StartActivityOptions"/> class.</summary>
    public StartActivityOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="StartActivityOptions"/> class.</summary>
    /// <param name="id">The activity id.</param>
    /// <param name="taskQueue">The task queue.</param>
    public StartActivityOptions(string id, string taskQueue)
    {
        Id = id;
        TaskQueue = taskQueue;
    }

    /// <summary>Gets or sets the activity id; required.</summary>
    public string? Id { get; set; }

    /// <summary>Gets or sets the task queue; required.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Gets or sets the limit over all attempts; this or <see cref="StartToCloseTimeout"/> is required.</summary>
    public TimeSpan? ScheduleToCloseTimeout { get; set; }

    /// <summary>Gets or sets how long it may wait for a worker; null means any time.</summary>
    public TimeSpan? ScheduleToStartTimeout { get; set; }

    /// <summary>Gets or sets the limit of an attempt.</summary>
    public TimeSpan? StartToCloseTimeout { get; set; }

    /// <summary>Gets or sets how long it may be silent; null means any time.</summary>
    public TimeSpan? HeartbeatTimeout { get; set; }

    /// <summary>Gets or sets how long to wait before the first attempt; null means not at all.</summary>
    public TimeSpan? StartDelay { get; set; }

    /// <summary>Gets or sets what happens when a closed activity of that id exists. Default: a new one starts.</summary>
    public ActivityIdReusePolicy IdReusePolicy { get; set; } = ActivityIdReusePolicy.AllowDuplicate;

    /// <summary>Gets or sets what happens when a running activity of that id exists. Default: an error.</summary>
    public ActivityIdConflictPolicy IdConflictPolicy { get; set; } = ActivityIdConflictPolicy.Fail;

    /// <summary>Gets or sets the retry policy; null means the server's default.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Gets or sets search attributes; null means none.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Gets or sets one line for the UI; null means none.</summary>
    public string? StaticSummary { get; set; }

    /// <summary>Gets or sets text for the UI, Markdown; null means none.</summary>
    public string? StaticDetails { get; set; }

    /// <summary>Gets or sets the priority; null means the default.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (StartActivityOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
