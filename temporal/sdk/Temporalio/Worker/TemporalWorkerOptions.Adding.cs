using Temporalio.Activities;
using Temporalio.Workflows;

namespace Temporalio.Worker;

/// <content>The calls that add workflows and activities.</content>
public partial class TemporalWorkerOptions
{
    /// <summary>Adds the activity of a delegate.</summary>
    /// <param name="del">A delegate of a method with the activity attribute.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddActivity(Delegate del) => AddActivity(ActivityDefinition.Create(del));

    /// <summary>Adds an activity.</summary>
    /// <param name="definition">The activity.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddActivity(ActivityDefinition definition)
    {
        Activities.Add(definition);
        return this;
    }

    /// <summary>Adds all methods of a type that have the activity attribute.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="instance">Whose methods to call; null when all are static.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddAllActivities<T>(T? instance) => AddAllActivities(typeof(T), instance);

    /// <summary>Adds all methods of a type that have the activity attribute.</summary>
    /// <param name="type">The type.</param>
    /// <param name="instance">Whose methods to call; null when all are static.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddAllActivities(Type type, object? instance)
    {
        foreach (var definition in ActivityDefinition.CreateAll(type, instance))
        {
            AddActivity(definition);
        }

        return this;
    }

    /// <summary>Adds a workflow.</summary>
    /// <typeparam name="T">A type with the workflow attribute.</typeparam>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddWorkflow<T>() => AddWorkflow(typeof(T));

    /// <summary>Adds a workflow.</summary>
    /// <param name="type">A type with the workflow attribute.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddWorkflow(Type type) => AddWorkflow(WorkflowDefinition.Create(type));

    /// <summary>Adds a workflow.</summary>
    /// <param name="definition">The workflow.</param>
    /// <returns>These options.</returns>
    public TemporalWorkerOptions AddWorkflow(WorkflowDefinition definition)
    {
        Workflows.Add(definition);
        return this;
    }
}
