using Google.Protobuf.WellKnownTypes;

namespace Temporal.Server.Core.Validation;

/// <summary>Durations of requests: negative ones are wrong, endless ones are cut to what a clock can hold.</summary>
public static class Durations
{
    /// <summary>The longest duration that is kept as it is; a longer one is cut to it, so that adding it to a time can't overflow.</summary>
    public static readonly TimeSpan Max = TimeSpan.FromDays(100 * 365);

    /// <summary>Reads a duration; a missing one is zero.</summary>
    public static TimeSpan Of(Duration? duration) => duration switch
    {
        null => TimeSpan.Zero,
        _ when duration.Seconds >= (long)Max.TotalSeconds => Max,
        _ => TimeSpan.FromTicks((duration.Seconds * TimeSpan.TicksPerSecond) + (duration.Nanos / 100)),
    };

    /// <summary>Tells whether a duration is set and more than zero.</summary>
    public static bool IsPositive(Duration? duration) => duration is not null && (duration.Seconds > 0 || (duration.Seconds == 0 && duration.Nanos > 0));

    /// <summary>Finds what is wrong with a duration.</summary>
    /// <returns>The text of the error, or null when nothing is.</returns>
    public static string? Error(Duration? duration)
    {
        if (duration is null)
        {
            return null;
        }

        if (duration.Seconds < 0 || duration.Nanos < 0)
        {
            return "negative duration";
        }

        return duration.Nanos > 999_999_999 ? "duration nanos out of range" : null;
    }
}
