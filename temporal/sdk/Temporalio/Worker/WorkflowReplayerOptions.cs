using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Converters;
using Temporalio.Runtime;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Worker;

/// <summary>How a <see cref="WorkflowReplayer"/> replays.</summary>
public class WorkflowReplayerOptions : ICloneable
{
    /// <summary>Gets the workflows; at least one.</summary>
    public IList<WorkflowDefinition> Workflows { get; private set; } = [];

    /// <summary>Raised before the code of a history runs.</summary>
    public event EventHandler<WorkflowTaskStartingEventArgs>? WorkflowTaskStarting;

    /// <summary>Raised after the code of a history ran.</summary>
    public event EventHandler<WorkflowTaskCompletedEventArgs>? WorkflowTaskCompleted;

    /// <summary>Gets or sets the plugins; each may change these options and what a replay does.</summary>
    public IReadOnlyCollection<ITemporalWorkerPlugin>? Plugins { get; set; }

    /// <summary>Gets or sets whose meter the workflows get; none if null.</summary>
    public TemporalRuntime? Runtime { get; set; }

    /// <summary>Gets or sets the namespace that the workflows see.</summary>
    public string Namespace { get; set; } = "ReplayNamespace";

    /// <summary>Gets or sets the task queue that the workflows see if their history has none.</summary>
    public string TaskQueue { get; set; } = "ReplayTaskQueue";

    /// <summary>Gets or sets the converter that the histories were made with.</summary>
    public DataConverter DataConverter { get; set; } = DataConverter.Default;

    /// <summary>Gets or sets the interceptors, the outermost first.</summary>
    public IReadOnlyCollection<IWorkerInterceptor>? Interceptors { get; set; }

    /// <summary>Gets or sets the build id that the workflows see past the end of their history.</summary>
    public string? BuildId { get; set; }

    /// <summary>Gets or sets the identity of the replayer.</summary>
    public string? Identity { get; set; }

    /// <summary>Gets or sets the loggers.</summary>
    public ILoggerFactory LoggerFactory { get; set; } = NullLoggerFactory.Instance;

    /// <summary>Gets or sets the exceptions that fail a workflow rather than its task.</summary>
    public IReadOnlyCollection<Type>? WorkflowFailureExceptionTypes { get; set; }

    /// <summary>Gets or sets a value indicating whether workflow code may take as long as it likes: for a debugger.</summary>
    public bool DebugMode { get; set; }

    /// <summary>Gets or sets a value that has no effect: this SDK has no tracing listener.</summary>
    public bool DisableWorkflowTracingEventListener { get; set; }

    /// <summary>Gets a value indicating whether anybody listens to the events.</summary>
    internal bool HasTaskEvents => WorkflowTaskStarting != null || WorkflowTaskCompleted != null;

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <returns>These options.</returns>
    public WorkflowReplayerOptions AddWorkflow<T>() => AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="type">Its class.</param>
    /// <returns>These options.</returns>
    public WorkflowReplayerOptions AddWorkflow(Type type) => AddWorkflow(WorkflowDefinition.Create(type));

    /// <summary>Adds a workflow.</summary>
    /// <param name="definition">Its definition.</param>
    /// <returns>These options.</returns>
    public WorkflowReplayerOptions AddWorkflow(WorkflowDefinition definition)
    {
        Workflows.Add(definition);
        return this;
    }

    /// <summary>Makes a copy; its list of workflows is its own.</summary>
    /// <returns>The copy.</returns>
    public virtual object Clone()
    {
        var copy = (WorkflowReplayerOptions)MemberwiseClone();
        copy.Workflows = [.. Workflows];
        return copy;
    }

    /// <summary>Raises <see cref="WorkflowTaskStarting"/>.</summary>
    internal void OnTaskStarting(WorkflowTaskStartingEventArgs args) => WorkflowTaskStarting?.Invoke(this, args);

    /// <summary>Raises <see cref="WorkflowTaskCompleted"/>.</summary>
    internal void OnTaskCompleted(WorkflowTaskCompletedEventArgs args) => WorkflowTaskCompleted?.Invoke(this, args);
}
