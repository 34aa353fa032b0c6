namespace Temporalio.Client.Schedules;

/// <summary>When to do what.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Spec">When to do it.</param>
#pragma warning disable CA1724 // The official API's name.
public record Schedule(ScheduleAction Action, ScheduleSpec Spec)
#pragma warning restore CA1724
{
    /// <summary>Gets how actions relate to each other.</summary>
    public SchedulePolicy Policy { get; init; } = new();

    /// <summary>Gets whether it runs, and how often still.</summary>
    public ScheduleState State { get; init; } = new();
}
