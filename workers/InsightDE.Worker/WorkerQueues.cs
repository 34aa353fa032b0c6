using InsightDE.Activities.Demos;
using InsightDE.Contracts;
using InsightDE.Workflows.Demos;
using Temporalio.Worker;

namespace InsightDE.Worker;

/// <summary>Which workflows and activities each task queue hosts.</summary>
public static class WorkerQueues
{
    /// <summary>Gets the task queues that a worker can host.</summary>
    public static IReadOnlyList<string> Names { get; } = [TaskQueues.General];

    /// <summary>Makes the options of a worker of one queue.</summary>
    /// <param name="queue">One of <see cref="Names"/>.</param>
    /// <param name="time">The clock of the activities.</param>
    /// <exception cref="ArgumentException">There is no such queue.</exception>
    public static TemporalWorkerOptions OptionsOf(string queue, TimeProvider time) => queue switch
    {
        TaskQueues.General => new TemporalWorkerOptions(queue)
            .AddWorkflow<DurabilityWorkflow>()
            .AddAllActivities(new LedgerActivities(time)),
        _ => throw new ArgumentException($"There is no task queue '{queue}'; there are: {string.Join(", ", Names)}.", nameof(queue)),
    };
}
