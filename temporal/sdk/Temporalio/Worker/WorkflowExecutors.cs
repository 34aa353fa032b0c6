using Temporalio.Core.Instances;
using Temporalio.Core.Replay;

namespace Temporalio.Worker;

/// <summary>Makes the executor of a worker's workflows.</summary>
internal static class WorkflowExecutors
{
    /// <summary>How long workflow code may go on without giving control back; a longer stretch fails the task.</summary>
    private static readonly TimeSpan DeadlockLimit = TimeSpan.FromSeconds(2);

    /// <summary>Creates the executor.</summary>
    /// <param name="core">What the worker is made of.</param>
    /// <param name="pages">Where missing history comes from.</param>
    /// <param name="localActivities">Runs local activities.</param>
    /// <returns>The executor.</returns>
    public static IWorkflowExecutor Create(WorkerCoreOptions core, IHistoryPages pages, ILocalActivityRunner localActivities)
    {
        var options = core.Worker;
        return new WorkflowExecutor(new()
        {
            Instances = Instances(core),
            Workflows = [.. options.Workflows],
            Identity = core.Identity.Identity,
            HistoryPages = pages,
            LocalActivities = localActivities,
            Clock = core.TimeProvider,
            MaxCachedRuns = options.MaxCachedWorkflows,
            DeadlockLimit = options.DebugMode ? null : DeadlockLimit,
            OnTaskStarting = options.HasTaskEvents
                ? run => options.OnTaskStarting(new(() => run.Info, () => run.Definition))
                : null,
            OnTaskCompleted = options.HasTaskEvents
                ? (run, failure) => options.OnTaskCompleted(new(() => run.Info, () => run.Definition, failure))
                : null,
        });
    }

    private static WorkflowInstanceOptions Instances(WorkerCoreOptions core)
    {
        var options = core.Worker;
        return new()
        {
            Namespace = core.Identity.Namespace,
            TaskQueue = core.Identity.TaskQueue,
            DataConverter = core.DataConverter,
            Interceptors = core.Interceptors,
            LoggerFactory = core.LoggerFactory,
            MetricMeter = core.MetricMeter.Value,
            BuildId = core.Identity.BuildId,
            DeploymentVersion = core.Identity.Deployment,
            FailureExceptionTypes = options.WorkflowFailureExceptionTypes ?? [],
            DisableEagerActivityExecution = options.DisableEagerActivityExecution,
            StackTrace = options.WorkflowStackTrace,
            MayActivatePatch = options.PatchActivationCallback is { } callback
                ? (info, patch) => callback(new(info, patch))
                : null,
        };
    }
}
