using System.Globalization;

namespace Temporalio.Grpc;

/// <summary>The <c>grpc-timeout</c> header: up to eight digits and a unit.</summary>
/// <remarks>https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md.</remarks>
public static class GrpcTimeouts
{
    private const long DigitsMax = 99_999_999;

    /// <summary>Writes a timeout in the finest unit that holds it.</summary>
    /// <param name="timeout">Positive; anything shorter than a microsecond counts as one.</param>
    public static string Format(TimeSpan timeout)
    {
        var microseconds = Math.Max(1, timeout.Ticks / TimeSpan.TicksPerMicrosecond);
        if (microseconds <= DigitsMax)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{microseconds}u");
        }

        var milliseconds = microseconds / 1000;
        return milliseconds <= DigitsMax
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds}m")
            : string.Create(CultureInfo.InvariantCulture, $"{Math.Min(milliseconds / 1000, DigitsMax)}S");
    }

    /// <summary>Reads a timeout.</summary>
    /// <returns>Whether <paramref name="value"/> is a valid header value.</returns>
    public static bool TryParse(string? value, out TimeSpan timeout)
    {
        timeout = default;
        if (value is null || value.Length is < 2 or > 9
            || !long.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        // Eight digits of hours fit into the ticks of a TimeSpan.
        var ticks = value[^1] switch
        {
            'H' => count * TimeSpan.TicksPerHour,
            'M' => count * TimeSpan.TicksPerMinute,
            'S' => count * TimeSpan.TicksPerSecond,
            'm' => count * TimeSpan.TicksPerMillisecond,
            'u' => count * TimeSpan.TicksPerMicrosecond,
            'n' => count / TimeSpan.NanosecondsPerTick,
            _ => -1,
        };
        timeout = TimeSpan.FromTicks(ticks);
        return ticks >= 0;
    }
}
