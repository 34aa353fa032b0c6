using System.Buffers;
using System.Globalization;

namespace Temporal.Server.Core.Crons;

/// <summary>Times written as numbers with units: <c>1h30m</c>, <c>1.5s</c>, <c>-250ms</c>.</summary>
public static class GoDuration
{
    private static readonly SearchValues<char> NumberChars = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Ticks)[] Units =
    [
        ("ns", TimeSpan.TicksPerMicrosecond / 1000.0),
        ("us", TimeSpan.TicksPerMicrosecond),
        ("µs", TimeSpan.TicksPerMicrosecond),
        ("μs", TimeSpan.TicksPerMicrosecond),
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
    ];

    /// <summary>Reads a time.</summary>
    /// <returns>Whether <paramref name="text"/> is one; a lone <c>0</c> needs no unit.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        var sign = 1.0;
        if (text.Length > 0 && text[0] is '+' or '-')
        {
            sign = text[0] == '-' ? -1 : 1;
            text = text[1..];
        }

        if (text is "0")
        {
            return true;
        }

        if (text.IsEmpty)
        {
            return false;
        }

        var ticks = 0.0;
        while (!text.IsEmpty)
        {
            if (!TryTake(ref text, out var part))
            {
                return false;
            }

            ticks += part;
        }

        if (ticks > long.MaxValue / 2)
        {
            return false;
        }

        time = TimeSpan.FromTicks((long)Math.Round(sign * ticks));
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<char> text, out double ticks)
    {
        ticks = 0;
        var digits = text.IndexOfAnyExcept(NumberChars);
        if (digits <= 0 || !double.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        text = text[digits..];
        var length = text.IndexOfAny(NumberChars);
        var name = length < 0 ? text : text[..length];
        text = text[name.Length..];
        foreach (var (unit, each) in Units)
        {
            if (name.SequenceEqual(unit))
            {
                ticks = number * each;
                return true;
            }
        }

        return false;
    }
}
