using System.Linq.Expressions;
using Temporalio.Api.Enums.V1;
using Temporalio.Client.Calls;
using Temporalio.Common;
using Temporalio.Common.Invocations;

namespace Temporalio.Client;

/// <summary>Options of starting a workflow.</summary>
public class WorkflowOptions : ICloneable
{
    /// <summary>Initializes a new instance of the <see cref="WorkflowOptions"/> class.</summary>
    public WorkflowOptions()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="WorkflowOptions"/> class.</summary>
    /// <param name="id">The workflow id.</param>
    /// <param name="taskQueue">The task queue.</param>
    public WorkflowOptions(string id, string taskQueue)
    {
        Id = id;
        TaskQueue = taskQueue;
    }

    /// <summary>Gets or sets the workflow id; required.</summary>
    public string? Id { get; set; }

    /// <summary>Gets or sets the task queue; required.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Gets or sets the limit over retries, cron runs and continue-as-new; null means none.</summary>
    public TimeSpan? ExecutionTimeout { get; set; }

    /// <summary>Gets or sets the limit of a run; null means none.</summary>
    public TimeSpan? RunTimeout { get; set; }

    /// <summary>Gets or sets the limit of a workflow task; null means 10 s.</summary>
    public TimeSpan? TaskTimeout { get; set; }

    /// <summary>Gets or sets what happens when a closed workflow of that id exists. Default: a new one starts.</summary>
    public WorkflowIdReusePolicy IdReusePolicy { get; set; } = WorkflowIdReusePolicy.AllowDuplicate;

    /// <summary>Gets or sets what happens when a running workflow of that id exists. Default: an error.</summary>
    public WorkflowIdConflictPolicy IdConflictPolicy { get; set; }

    /// <summary>Gets or sets the retry policy; null means no retries.</summary>
    public RetryPolicy? RetryPolicy { get; set; }

    /// <summary>Gets or sets a cron expression; null means one run.</summary>
    public string? CronSchedule { get; set; }

    /// <summary>Gets or sets values to show beside the workflow, not indexed; null means none.</summary>
    public IReadOnlyDictionary<string, object>? Memo { get; set; }

    /// <summary>Gets or sets search attributes; null means none.</summary>
    public SearchAttributeCollection? TypedSearchAttributes { get; set; }

    /// <summary>Gets or sets one line for the UI; null means none.</summary>
    public string? StaticSummary { get; set; }

    /// <summary>Gets or sets text for the UI, Markdown; null means none.</summary>
    public string? StaticDetails { get; set; }

    /// <summary>Gets or sets how long to wait before the first workflow task; null means not at all. Not with a cron schedule.</summary>
    public TimeSpan? StartDelay { get; set; }

    /// <summary>Gets or sets the signal to send, which starts the workflow unless it runs; null means a plain start.</summary>
    public string? StartSignal { get; set; }

    /// <summary>Gets or sets arguments of the signal.</summary>
    public IReadOnlyCollection<object?>? StartSignalArgs { get; set; }

    /// <summary>Gets or sets a value indicating whether a worker of this client may get the first workflow task with the answer. Default false.</summary>
    public bool RequestEagerStart { get; set; }

    /// <summary>Gets or sets the priority; null means the default.</summary>
    public Priority? Priority { get; set; }

    /// <summary>Gets or sets the versioning behavior over that of the code; null means none.</summary>
    public VersioningOverride? VersioningOverride { get; set; }

    /// <summary>Gets or sets options of the call; null means the defaults.</summary>
    public RpcOptions? Rpc { get; set; }

    /// <summary>Sets <see cref="StartSignal"/> by a call of the signal's method.</summary>
    /// <typeparam name="TWorkflow">The workflow.</typeparam>
    /// <param name="signalCall">A lambda that is one call.</param>
    public void SignalWithStart<TWorkflow>(Expression<Func<TWorkflow, Task>> signalCall)
    {
        var (method, args) = ExpressionCalls.Extract(signalCall);
        SignalWithStart(HandlerNames.OfSignal(method), args);
    }

    /// <summary>Sets <see cref="StartSignal"/> and its arguments.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="args">Its arguments.</param>
    public void SignalWithStart(string signal, IReadOnlyCollection<object?> args)
    {
        StartSignal = signal;
        StartSignalArgs = args;
    }

    /// <summary>Makes a copy.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowOptions)MemberwiseClone();
        copy.Rpc = (RpcOptions?)Rpc?.Clone();
        return copy;
    }
}
