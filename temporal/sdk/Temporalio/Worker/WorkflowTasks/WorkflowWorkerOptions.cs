namespace Temporalio.Worker.WorkflowTasks;

/// <summary>The settings of a <see cref="WorkflowWorker"/>.</summary>
/// <param name="UseSticky">Whether next tasks are asked to come to the sticky queue.</param>
/// <param name="StickyScheduleToStartTimeout">How long a task may lie in the sticky queue.</param>
/// <param name="EagerActivitiesMax">The most activities of one task to run at once here; 0 turns this off.</param>
internal sealed record WorkflowWorkerOptions(bool UseSticky, TimeSpan StickyScheduleToStartTimeout, int EagerActivitiesMax);
