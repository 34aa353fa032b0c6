namespace Temporal.Server.Core.Executions;

/// <summary>A task that is due: what the matcher is told once the decision is durable.</summary>
/// <param name="Kind">Which kind of poller may take it.</param>
/// <param name="Queue">The queue's name.</param>
/// <param name="NormalQueue">The normal queue behind a sticky one; empty for a normal queue.</param>
/// <param name="ScheduledEventId">The event that scheduled it.</param>
/// <param name="Stamp">Tells an outdated offer from the present one.</param>
/// <param name="Priority">1 (first) to 5.</param>
internal readonly record struct TaskOffer(TaskKind Kind, string Queue, string NormalQueue, long ScheduledEventId, int Stamp, int Priority);

/// <summary>The kinds of task.</summary>
internal enum TaskKind
{
    Workflow,
    Activity,
}
