namespace Temporalio.Client.Schedules;

/// <summary>When a schedule is due: at the times of all its parts together.</summary>
public record ScheduleSpec
{
    /// <summary>Initializes a new instance of the <see cref="ScheduleSpec"/> class.</summary>
    public ScheduleSpec()
    {
    }

    /// <summary>Gets times by calendar.</summary>
    public IReadOnlyCollection<ScheduleCalendarSpec> Calendars { get; init; } = [];

    /// <summary>Gets times by interval.</summary>
    public IReadOnlyCollection<ScheduleIntervalSpec> Intervals { get; init; } = [];

    /// <summary>Gets times by cron expression; the server turns them into calendars.</summary>
    public IReadOnlyCollection<string> CronExpressions { get; init; } = [];

    /// <summary>Gets times by calendar to leave out.</summary>
    public IReadOnlyCollection<ScheduleCalendarSpec> Skip { get; init; } = [];

    /// <summary>Gets the time before which nothing is due, UTC; null means no such time.</summary>
    public DateTime? StartAt { get; init; }

    /// <summary>Gets the time after which nothing is due, UTC; null means no such time.</summary>
    public DateTime? EndAt { get; init; }

    /// <summary>Gets by how much at most an action is delayed at random; null means not at all.</summary>
    public TimeSpan? Jitter { get; init; }

    /// <summary>Gets the IANA name of the time zone of calendars and cron expressions; null means UTC.</summary>
    public string? TimeZoneName { get; init; }
}
