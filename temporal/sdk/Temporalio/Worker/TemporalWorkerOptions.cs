using Microsoft.Extensions.Logging;
using Temporalio.Activities;
using Temporalio.Worker.Interceptors;
using Temporalio.Worker.Tuning;
using Temporalio.Workflows;

namespace Temporalio.Worker;

/// <summary>The settings of a <see cref="TemporalWorker"/>. A task queue and at least one workflow or activity are required.</summary>
public partial class TemporalWorkerOptions : ICloneable
{
    private IList<ActivityDefinition> _activities = [];
    private IList<WorkflowDefinition> _workflows = [];

    /// <summary>Creates options without a task queue; set one.</summary>
    public TemporalWorkerOptions()
    {
    }

    /// <summary>Creates options.</summary>
    /// <param name="taskQueue">The task queue to poll.</param>
    public TemporalWorkerOptions(string taskQueue) => TaskQueue = taskQueue;

    /// <summary>Raised before a workflow task runs workflow code, on the workflow's thread: handlers must be fast and may not change anything.</summary>
    public event EventHandler<WorkflowTaskStartingEventArgs>? WorkflowTaskStarting;

    /// <summary>Raised after a workflow task ran workflow code, on the workflow's thread: handlers must be fast and may not change anything.</summary>
    public event EventHandler<WorkflowTaskCompletedEventArgs>? WorkflowTaskCompleted;

    /// <summary>Gets or sets the task queue to poll. Required.</summary>
    public string? TaskQueue { get; set; }

    /// <summary>Gets the activities to run.</summary>
    public IList<ActivityDefinition> Activities => _activities;

    /// <summary>Gets the workflows to run.</summary>
    public IList<WorkflowDefinition> Workflows => _workflows;

    /// <summary>Gets or sets the interceptors, outermost first; those of the client that are worker interceptors too come before them.</summary>
    public IReadOnlyCollection<IWorkerInterceptor>? Interceptors { get; set; }

    /// <summary>Gets or sets the plugins; those of the client that are worker plugins too come before them.</summary>
    public IReadOnlyCollection<ITemporalWorkerPlugin>? Plugins { get; set; }

    /// <summary>Gets or sets the build id. Default: a hash of the entry assembly, which changes with every build.</summary>
    public string? BuildId { get; set; }

    /// <summary>Gets or sets the deployment version. Excludes <see cref="BuildId"/> and <see cref="UseWorkerVersioning"/>.</summary>
    public WorkerDeploymentOptions? DeploymentOptions { get; set; }

    /// <summary>Gets or sets a value indicating whether the service routes tasks by build id, the older way. Default false.</summary>
    public bool UseWorkerVersioning { get; set; }

    /// <summary>Gets or sets the identity. Default: the client's.</summary>
    public string? Identity { get; set; }

    /// <summary>Gets or sets the number of runs kept in memory between tasks. Default 10,000. Less memory against more replays; 0 turns the sticky queue off.</summary>
    public int MaxCachedWorkflows { get; set; } = 10000;

    /// <summary>Gets or sets the slot suppliers. Excludes the <c>MaxConcurrent</c> numbers of tasks. Default: fixed numbers of 100.</summary>
    public WorkerTuner? Tuner { get; set; }

    /// <summary>Gets or sets the number of workflow tasks at a time. Default 100.</summary>
    public int? MaxConcurrentWorkflowTasks { get; set; }

    /// <summary>Gets or sets the number of activities at a time. Default 100.</summary>
    public int? MaxConcurrentActivities { get; set; }

    /// <summary>Gets or sets the number of local activities at a time. Default 100.</summary>
    public int? MaxConcurrentLocalActivities { get; set; }

    /// <summary>Gets or sets the number of Nexus tasks at a time. Default 100.</summary>
    public int? MaxConcurrentNexusTasks { get; set; }

    /// <summary>Gets or sets the number of open polls for workflow tasks, at least 2 with a cache. Default 5.</summary>
    public int MaxConcurrentWorkflowTaskPolls { get; set; } = 5;

    /// <summary>Gets or sets the number of open polls for activities. Default 5.</summary>
    public int MaxConcurrentActivityTaskPolls { get; set; } = 5;

    /// <summary>Gets or sets the number of open polls for Nexus tasks. Default 5.</summary>
    public int MaxConcurrentNexusTaskPolls { get; set; } = 5;

    /// <summary>Gets or sets how workflow tasks are polled for; overrides <see cref="MaxConcurrentWorkflowTaskPolls"/>.</summary>
    public PollerBehavior? WorkflowTaskPollerBehavior { get; set; }

    /// <summary>Gets or sets how activities are polled for; overrides <see cref="MaxConcurrentActivityTaskPolls"/>.</summary>
    public PollerBehavior? ActivityTaskPollerBehavior { get; set; }

    /// <summary>Gets or sets how Nexus tasks are polled for; overrides <see cref="MaxConcurrentNexusTaskPolls"/>.</summary>
    public PollerBehavior? NexusTaskPollerBehavior { get; set; }

    /// <summary>Gets or sets the share, 0 to 1, of the workflow polls that ask the normal queue; the rest ask the sticky one. Default 0.2.</summary>
    public float NonStickyToStickyPollRatio { get; set; } = 0.2F;

    /// <summary>Gets or sets a value indicating whether activities run only as local activities: the worker does not poll for others. Default false.</summary>
    public bool LocalActivityWorkerOnly { get; set; }

    /// <summary>Gets or sets how long a task may lie in the sticky queue before any worker may take it. Default 10 s.</summary>
    public TimeSpan StickyQueueScheduleToStartTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Gets or sets the longest time between two heartbeats of an activity that the service gets. Default 60 s.</summary>
    public TimeSpan MaxHeartbeatThrottleInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets or sets the time between two heartbeats of an activity without heartbeat timeout. Default 30 s.</summary>
    public TimeSpan DefaultHeartbeatThrottleInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets the limit of activity starts a second of this worker. Default: none.</summary>
    public double? MaxActivitiesPerSecond { get; set; }

    /// <summary>Gets or sets the limit of activity starts a second of the whole queue, kept by the service. Default: none.</summary>
    public double? MaxTaskQueueActivitiesPerSecond { get; set; }

    /// <summary>Gets or sets how long running activities may go on after the worker was told to stop before they are cancelled. Default zero.</summary>
    public TimeSpan GracefulShutdownTimeout { get; set; }

    /// <summary>Gets or sets the logger factory. Default: the client's.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Gets or sets a value indicating whether workflow code may stand still for long, as under a debugger. Default: whether <c>TEMPORAL_DEBUG</c> is set.</summary>
    public bool DebugMode { get; set; } = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("TEMPORAL_DEBUG"));

    /// <summary>Gets or sets whether the stack traces of workflows are kept for the <c>__stack_trace</c> query. Default none.</summary>
    public WorkflowStackTrace WorkflowStackTrace { get; set; }

    /// <summary>Gets or sets where activities start. Default: the thread pool.</summary>
    public TaskFactory ActivityTaskFactory { get; set; } = Task.Factory;

    /// <summary>Gets or sets where Nexus operations start. Default: the thread pool.</summary>
    public TaskFactory NexusTaskFactory { get; set; } = Task.Factory;

    /// <summary>Gets or sets a value indicating whether workflow tasks that leave the deterministic scheduler go unnoticed. Default false.</summary>
    public bool DisableWorkflowTracingEventListener { get; set; }

    /// <summary>Gets or sets a value indicating whether activities are never asked back at once by the task that schedules them. Default false.</summary>
    public bool DisableEagerActivityExecution { get; set; }

    /// <summary>Gets or sets the most activities that one workflow task asks back at once. Default 3.</summary>
    public int MaxEagerActivityReservationsPerWorkflowTask { get; set; } = 3;

    /// <summary>Gets or sets a value indicating whether payloads over the service's limit are sent, and refused there. Default false: the task fails here with a clear error.</summary>
    public bool DisablePayloadErrorLimit { get; set; }

    /// <summary>Gets or sets the exception types that fail a workflow instead of its task. Default: only failure exceptions do.</summary>
    public IReadOnlyCollection<Type>? WorkflowFailureExceptionTypes { get; set; }

    /// <summary>Gets or sets the decision whether a run that meets a patch for the first time takes it. Default: it does.</summary>
    public Func<PatchActivationInput, bool>? PatchActivationCallback { get; set; }

    /// <summary>Gets the clock of the worker's loops; tests set another.</summary>
    internal TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Copies the options; the lists are copied too.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (TemporalWorkerOptions)MemberwiseClone();
        copy._activities = [.. _activities];
        copy._workflows = [.. _workflows];
        copy.DeploymentOptions = (WorkerDeploymentOptions?)DeploymentOptions?.Clone();
        return copy;
    }

    /// <summary>Raises <see cref="WorkflowTaskStarting"/>.</summary>
    /// <param name="args">What to tell.</param>
    internal void OnTaskStarting(WorkflowTaskStartingEventArgs args) => WorkflowTaskStarting?.Invoke(this, args);

    /// <summary>Raises <see cref="WorkflowTaskCompleted"/>.</summary>
    /// <param name="args">What to tell.</param>
    internal void OnTaskCompleted(WorkflowTaskCompletedEventArgs args) => WorkflowTaskCompleted?.Invoke(this, args);

    /// <summary>Gets a value indicating whether anybody listens to the events around workflow tasks.</summary>
    internal bool HasTaskEvents => WorkflowTaskStarting != null || WorkflowTaskCompleted != null;
}
