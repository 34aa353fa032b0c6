namespace Temporal.Server.Core.Crons;

/// <summary>A cron line of five fields in a time zone.</summary>
/// <remarks>
/// A day matches by both day fields, or by either when neither is a star (the rule of Unix cron). Local times that a clock change skips
/// never match; those that it repeats match twice when the hour field allows all hours of the repetition, as an hour is walked in real time.
/// </remarks>
internal sealed record CronSpec(CronValues Minute, CronValues Hour, CronValues DayOfMonth, CronValues Month, CronValues DayOfWeek, TimeZoneInfo Zone)
{
    private const int SearchYears = 5;

    /// <summary>Finds the first matching time after a time.</summary>
    /// <returns>The time, or null when none comes within five years.</returns>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var start = after.ToUniversalTime();
        var minute = new DateTimeOffset(start.Ticks - (start.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(1);
        var local = TimeZoneInfo.ConvertTime(minute, Zone);
        var limit = local.Year + SearchYears;
        var time = minute;
        while (local.Year <= limit)
        {
            if (!IsDay(local))
            {
                time = StartOfNextDay(local);
            }
            else if (!Hour.Has(local.Hour))
            {
                time = time.AddMinutes(60 - local.Minute);
            }
            else if (!Minute.Has(local.Minute))
            {
                time = time.AddMinutes(1);
            }
            else
            {
                return time;
            }

            local = TimeZoneInfo.ConvertTime(time, Zone);
        }

        return null;
    }

    private bool IsDay(DateTimeOffset local)
    {
        if (!Month.Has(local.Month))
        {
            return false;
        }

        var byMonth = DayOfMonth.Has(local.Day);
        var byWeek = DayOfWeek.Has((int)local.DayOfWeek);
        return DayOfMonth.IsOpen || DayOfWeek.IsOpen ? byMonth && byWeek : byMonth || byWeek;
    }

    // Midnight may be skipped by a clock change; then the day starts when the clock does.
    private DateTimeOffset StartOfNextDay(DateTimeOffset local)
    {
        var midnight = local.Date.AddDays(1);
        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        var offsets = Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offsets).ToUniversalTime();
    }
}
