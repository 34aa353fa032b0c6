namespace Temporal.Server.Core.Crons;

/// <summary>When the runs of a cron workflow start.</summary>
/// <remarks>
/// Accepted are five fields (minute, hour, day of month, month, day of week), <c>@every 1h30m</c>, and the names <c>@hourly</c>,
/// <c>@daily</c>, <c>@midnight</c>, <c>@weekly</c>, <c>@monthly</c>, <c>@yearly</c>, <c>@annually</c>; <c>CRON_TZ=Zone</c> or
/// <c>TZ=Zone</c> may come first. Schedules have a grammar of their own.
/// </remarks>
public sealed class CronSchedule
{
    private const string EveryPrefix = "@every ";

    private static readonly Dictionary<string, string> Descriptors = new(StringComparer.Ordinal)
    {
        ["@yearly"] = "0 0 1 1 *",
        ["@annually"] = "0 0 1 1 *",
        ["@monthly"] = "0 0 1 * *",
        ["@weekly"] = "0 0 * * 0",
        ["@daily"] = "0 0 * * *",
        ["@midnight"] = "0 0 * * *",
        ["@hourly"] = "0 * * * *",
    };

    private readonly CronSpec? _spec;
    private readonly TimeSpan _every;

    private CronSchedule(CronSpec spec) => _spec = spec;

    private CronSchedule(TimeSpan every) => _every = every;

    /// <summary>Finds what is wrong with a cron schedule.</summary>
    /// <returns>The text of the error, or null when nothing is, as for an empty schedule.</returns>
    public static string? Error(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (!TryParse(text, out var schedule))
        {
            return "invalid CronSchedule.";
        }

        return schedule.Next(DateTimeOffset.UnixEpoch) is null ? "invalid CronSchedule, no time can be found to satisfy the schedule" : null;
    }

    /// <summary>Reads a cron schedule.</summary>
    /// <returns>Whether <paramref name="text"/> is one.</returns>
    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CronSchedule? schedule)
    {
        schedule = null;
        var zone = TimeZoneInfo.Utc;
        if (text.StartsWith("TZ=", StringComparison.Ordinal) || text.StartsWith("CRON_TZ=", StringComparison.Ordinal))
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (space < 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(text[(equals + 1)..space], out var found))
            {
                return false;
            }

            zone = found;
            text = text[space..].Trim();
        }

        if (text.StartsWith(EveryPrefix, StringComparison.Ordinal))
        {
            if (!GoDuration.TryParse(text.AsSpan(EveryPrefix.Length), out var every))
            {
                return false;
            }

            // Less than a second, nothing or a negative time all mean every second.
            schedule = new(every < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(Math.Floor(every.TotalSeconds)));
            return true;
        }

        schedule = ParseFields(Descriptors.GetValueOrDefault(text, text), zone) is { } spec ? new(spec) : null;
        return schedule is not null;
    }

    /// <summary>Finds the first time of the schedule after a time.</summary>
    /// <returns>The time in UTC, or null when none comes within five years.</returns>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        if (_spec is not null)
        {
            return _spec.Next(after);
        }

        var second = after.ToUniversalTime();
        return second.AddTicks(-(second.Ticks % TimeSpan.TicksPerSecond)) + _every;
    }

    /// <summary>Finds how long the next run has to wait.</summary>
    /// <param name="started">When the last run was due; its ticks are the base, so that a slow run skips those it missed.</param>
    /// <param name="now">The time from which to wait: the start of the chain, or the close of the last run.</param>
    /// <returns>The wait in whole seconds, rounded up, or null when the schedule has no further time.</returns>
    public TimeSpan? Backoff(DateTimeOffset started, DateTimeOffset now)
    {
        var next = now < started ? started : Next(started);
        while (next < now)
        {
            next = Next(next.Value);
        }

        return next is null ? null : TimeSpan.FromSeconds(Math.Ceiling((next.Value - now).TotalSeconds));
    }

    private static CronSpec? ParseFields(string text, TimeZoneInfo zone)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return fields.Length == 5
            && CronField.Minute.Parse(fields[0]) is { } minute
            && CronField.Hour.Parse(fields[1]) is { } hour
            && CronField.DayOfMonth.Parse(fields[2]) is { } day
            && CronField.Month.Parse(fields[3]) is { } month
            && CronField.DayOfWeek.Parse(fields[4]) is { } weekday
            ? new(minute, hour, day, month, weekday, zone)
            : null;
    }
}
