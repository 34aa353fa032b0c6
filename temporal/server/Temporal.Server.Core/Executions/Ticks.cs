using Google.Protobuf.WellKnownTypes;

namespace Temporal.Server.Core.Executions;

/// <summary>Times and durations of the state are ticks: small on disk, cheap to compare. Messages carry protobuf's types.</summary>
internal static class Ticks
{
    public static Timestamp ToTimestamp(long ticks)
    {
        var sinceEpoch = ticks - DateTime.UnixEpoch.Ticks;
        var seconds = Math.DivRem(sinceEpoch, TimeSpan.TicksPerSecond, out var rest);
        return new Timestamp { Seconds = seconds, Nanos = (int)rest * 100 };
    }

    /// <summary>Gets null for 0, which means none.</summary>
    public static Timestamp? ToOptionalTimestamp(long ticks) => ticks == 0 ? null : ToTimestamp(ticks);

    public static long FromTimestamp(Timestamp? time) =>
        time is null ? 0 : DateTime.UnixEpoch.Ticks + (time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanos / 100);

    public static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);

    /// <summary>Gets null for 0, which means none.</summary>
    public static DateTimeOffset? ToOptionalTime(long ticks) => ticks == 0 ? null : ToTime(ticks);

    public static Duration ToDuration(long ticks)
    {
        var seconds = Math.DivRem(ticks, TimeSpan.TicksPerSecond, out var rest);
        return new Duration { Seconds = seconds, Nanos = (int)rest * 100 };
    }

    /// <summary>Gets null for 0, which means none.</summary>
    public static Duration? ToOptionalDuration(long ticks) => ticks == 0 ? null : ToDuration(ticks);

    public static long FromDuration(Duration? duration)
    {
        const long SecondsMax = long.MaxValue / TimeSpan.TicksPerSecond / 4;
        return duration is null ? 0
            : duration.Seconds > SecondsMax ? SecondsMax * TimeSpan.TicksPerSecond
            : (duration.Seconds * TimeSpan.TicksPerSecond) + (duration.Nanos / 100);
    }
}
