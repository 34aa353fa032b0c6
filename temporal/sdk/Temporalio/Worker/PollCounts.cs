using Temporalio.Worker.Tuning;

namespace Temporalio.Worker;

/// <summary>The numbers of polls of a worker whose behaviours are constant.</summary>
internal static class PollCounts
{
    /// <summary>Finds the number of activity polls.</summary>
    /// <param name="options">The worker's options.</param>
    /// <returns>The number.</returns>
    public static int Activity(TemporalWorkerOptions options) =>
        options.ActivityTaskPollerBehavior is PollerBehavior.SimpleMaximum simple
            ? simple.Maximum
            : options.MaxConcurrentActivityTaskPolls;

    /// <summary>Splits the workflow polls between the normal and the sticky queue.</summary>
    /// <param name="options">The worker's options.</param>
    /// <returns>At least one each; no sticky one without a cache.</returns>
    public static (int Normal, int Sticky) Workflow(TemporalWorkerOptions options)
    {
        var all = options.WorkflowTaskPollerBehavior is PollerBehavior.SimpleMaximum simple
            ? simple.Maximum
            : options.MaxConcurrentWorkflowTaskPolls;
        if (options.MaxCachedWorkflows == 0)
        {
            return (all, 0);
        }

        var normal = Math.Max(1, (int)(all * options.NonStickyToStickyPollRatio));
        return (normal, Math.Max(1, all - normal));
    }
}
