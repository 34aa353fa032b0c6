using Temporalio.Activities;

namespace Temporalio.Converters;

/// <summary>Whose data is converted, for converters and codecs that care (a key for each workflow, say).</summary>
/// <remarks>The same data may be converted in one context and back in another, so a converter may add to what it knows, not depend on it for reading.</remarks>
#pragma warning disable CA1040 // A closed family: the nested types are its members.
public interface ISerializationContext
#pragma warning restore CA1040
{
    /// <summary>A context that belongs to a workflow.</summary>
    interface IHasWorkflow : ISerializationContext
    {
        /// <summary>Gets the workflow's namespace.</summary>
#pragma warning disable CA1716 // The official API's name.
        string Namespace { get; }
#pragma warning restore CA1716

        /// <summary>Gets the workflow id, or null for an activity without a workflow.</summary>
        string? WorkflowId { get; }
    }

    /// <summary>Data of an activity: arguments, result, heartbeat details, failure.</summary>
    /// <param name="Namespace">The workflow's namespace.</param>
    /// <param name="ActivityId">The activity id, or null where it is not known yet.</param>
    /// <param name="WorkflowId">The workflow id, or null for an activity without a workflow.</param>
    /// <param name="WorkflowType">The workflow type, or null where it is not known.</param>
    /// <param name="ActivityType">The activity type, or null where it is not known.</param>
    /// <param name="ActivityTaskQueue">The activity's task queue, or null where it is not known.</param>
    /// <param name="IsLocal">Whether it is a local activity.</param>
    sealed record Activity(
        string Namespace,
        string? ActivityId,
        string? WorkflowId,
        string? WorkflowType,
        string? ActivityType,
        string? ActivityTaskQueue,
        bool IsLocal) : IHasWorkflow
    {
        /// <summary>Initializes a new instance of the <see cref="Activity"/> class.</summary>
        /// <param name="info">The running activity.</param>
        public Activity(ActivityInfo info)
            : this(
                (info ?? throw new ArgumentNullException(nameof(info))).Namespace,
                info.ActivityId,
                info.WorkflowId,
                info.WorkflowType,
                info.ActivityType,
                info.TaskQueue,
                info.IsLocal)
        {
        }
    }

    /// <summary>Data of a workflow.</summary>
    /// <param name="Namespace">The workflow's namespace.</param>
    /// <param name="WorkflowId">The workflow id.</param>
    sealed record Workflow(string Namespace, string WorkflowId) : IHasWorkflow;
}
