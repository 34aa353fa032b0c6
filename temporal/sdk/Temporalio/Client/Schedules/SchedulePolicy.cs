using Temporalio.Api.Enums.V1;

namespace Temporalio.Client.Schedules;

/// <summary>How a schedule's actions relate to each other.</summary>
public record SchedulePolicy
{
    /// <summary>Initializes a new instance of the <see cref="SchedulePolicy"/> class.</summary>
    public SchedulePolicy()
    {
    }

    /// <summary>Gets what happens when an action is due while one runs. Default: it is skipped.</summary>
    public ScheduleOverlapPolicy Overlap { get; init; } = ScheduleOverlapPolicy.Skip;

    /// <summary>Gets how late an action that was missed, as the server was down, is still made up for. Default a year.</summary>
    public TimeSpan CatchupWindow { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Gets a value indicating whether a failed action pauses the schedule. Default false.</summary>
    public bool PauseOnFailure { get; init; }
}
