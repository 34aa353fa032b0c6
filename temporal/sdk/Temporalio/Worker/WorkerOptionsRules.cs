using Temporalio.Worker.Tuning;

namespace Temporalio.Worker;

/// <summary>What the options of a worker must fulfil before it is made.</summary>
internal static class WorkerOptionsRules
{
    /// <summary>Checks the options.</summary>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">Something is missing or contradicts something else; the text says what to do.</exception>
    public static void Check(TemporalWorkerOptions options)
    {
        Require(!string.IsNullOrEmpty(options.TaskQueue), "The worker options must have a task queue.");
        Require(
            options.Workflows.Count > 0 || options.Activities.Count > 0,
            "The worker options must have at least one workflow or activity.");
        CheckSlots(options);
        CheckPolls(options);
        CheckVersion(options);
        RequirePositive(options.MaxHeartbeatThrottleInterval, nameof(options.MaxHeartbeatThrottleInterval));
        RequirePositive(options.DefaultHeartbeatThrottleInterval, nameof(options.DefaultHeartbeatThrottleInterval));
        RequirePositive(options.StickyQueueScheduleToStartTimeout, nameof(options.StickyQueueScheduleToStartTimeout));
        Require(options.GracefulShutdownTimeout >= TimeSpan.Zero, "GracefulShutdownTimeout must not be negative.");
        Require(options.MaxActivitiesPerSecond is null or > 0, "MaxActivitiesPerSecond must be above 0.");
        Require(options.MaxTaskQueueActivitiesPerSecond is null or > 0, "MaxTaskQueueActivitiesPerSecond must be above 0.");
        Require(options.MaxEagerActivityReservationsPerWorkflowTask >= 0, "MaxEagerActivityReservationsPerWorkflowTask must not be negative.");
    }

    private static void CheckSlots(TemporalWorkerOptions options)
    {
        int?[] counts =
        [
            options.MaxConcurrentWorkflowTasks,
            options.MaxConcurrentActivities,
            options.MaxConcurrentLocalActivities,
            options.MaxConcurrentNexusTasks,
        ];
        Require(
            options.Tuner == null || counts.All(c => c == null),
            "The worker options have a Tuner, so that MaxConcurrentWorkflowTasks, MaxConcurrentActivities, MaxConcurrentLocalActivities and MaxConcurrentNexusTasks must not be set.");
        Require(counts.All(c => c is null or > 0), "The MaxConcurrent numbers of tasks must be above 0.");
        var workflowSlots = options.Tuner?.WorkflowTaskSlotSupplier is FixedSizeSlotSupplier f ? f.SlotCount : options.MaxConcurrentWorkflowTasks;
        Require(
            options.MaxCachedWorkflows == 0 || workflowSlots is null or >= 2,
            "With a workflow cache at least 2 workflow task slots are needed: a poll of the normal queue and one of the sticky queue hold one each.");
    }

    private static void CheckPolls(TemporalWorkerOptions options)
    {
        Require(options.MaxCachedWorkflows >= 0, "MaxCachedWorkflows must not be negative.");
        Require(options.MaxConcurrentWorkflowTaskPolls > 0, "MaxConcurrentWorkflowTaskPolls must be above 0.");
        Require(options.MaxConcurrentActivityTaskPolls > 0, "MaxConcurrentActivityTaskPolls must be above 0.");
        Require(options.NonStickyToStickyPollRatio is >= 0 and <= 1, "NonStickyToStickyPollRatio must be between 0 and 1.");
        var polls = options.WorkflowTaskPollerBehavior switch
        {
            PollerBehavior.SimpleMaximum simple => simple.Maximum,
            PollerBehavior.Autoscaling => int.MaxValue,
            _ => options.MaxConcurrentWorkflowTaskPolls,
        };
        Require(
            options.MaxCachedWorkflows == 0 || polls >= 2,
            "With a workflow cache at least 2 workflow task polls are needed: one of the normal queue and one of the sticky queue.");
    }

    private static void CheckVersion(TemporalWorkerOptions options)
    {
        if (options.DeploymentOptions is { } deployment)
        {
            Require(
                options.BuildId == null && !options.UseWorkerVersioning,
                "The worker options have DeploymentOptions, so that BuildId and UseWorkerVersioning must not be set.");
            Require(deployment.Version != null, "The deployment options must have a version.");
        }

        Require(
            !options.UseWorkerVersioning || !string.IsNullOrEmpty(options.BuildId),
            "UseWorkerVersioning needs a BuildId.");
    }

    private static void RequirePositive(TimeSpan value, string name) => Require(value > TimeSpan.Zero, $"{name} must be above zero.");

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
#pragma warning disable MA0015, CA2208 // Named is the parameter of the public constructor that calls this.
            throw new ArgumentException(message, "options");
#pragma warning restore MA0015, CA2208
        }
    }
}
