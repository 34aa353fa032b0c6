namespace Temporalio.Client.Schedules;

/// <summary>Whether a schedule runs, and how often still.</summary>
public record ScheduleState
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleState"/> class.</summary>
    public ScheduleState()
    {
    }

    /// <summary>Gets a note for people; pausing and unpausing replace it.</summary>
    public string? Note { get; init; }

    /// <summary>Gets a value indicating whether the schedule is paused. Default false.</summary>
    public bool Paused { get; init; }

    /// <summary>Gets a value indicating whether <see cref="RemainingActions"/> counts down. Default false.</summary>
    public bool LimitedActions { get; init; }

    /// <summary>Gets how many actions are left when they are limited.</summary>
    public long RemainingActions { get; init; }
}
