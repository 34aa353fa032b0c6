using Google.Protobuf.WellKnownTypes;

namespace Temporalio.Common.Protos;

/// <summary>Spans and points in time as messages.</summary>
internal static class TimeProtos
{
    /// <summary>Makes the message of an optional span.</summary>
    /// <param name="span">The span, or null.</param>
    /// <returns>The message, or null for null.</returns>
    public static Duration? ToDuration(this TimeSpan? span) => span is { } value ? Duration.FromTimeSpan(value) : null;

    /// <summary>Makes the span of a message in which zero means "not set", as timeouts do.</summary>
    /// <param name="duration">The message, or null.</param>
    /// <returns>The span, or null for null and zero.</returns>
    public static TimeSpan? ToNonZeroTimeSpan(this Duration? duration)
        => duration is null or { Seconds: 0, Nanos: 0 } ? null : duration.ToTimeSpan();

    /// <summary>Makes the UTC time of an optional message.</summary>
    /// <param name="timestamp">The message, or null.</param>
    /// <returns>The time, or null for null.</returns>
    public static DateTime? ToUtc(this Timestamp? timestamp) => timestamp?.ToDateTime();
}
