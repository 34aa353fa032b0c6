using System.Globalization;

namespace Temporal.Server.Core.Crons;

/// <summary>One field of a cron line: its range, its names, and how it is read into a set of values.</summary>
/// <param name="Min">The least value.</param>
/// <param name="Max">The greatest value.</param>
/// <param name="Names">Names of the values from <paramref name="Min"/> on; empty when the field has none.</param>
internal sealed record CronField(int Min, int Max, string[] Names)
{
    public static readonly CronField Minute = new(0, 59, []);
    public static readonly CronField Hour = new(0, 23, []);
    public static readonly CronField DayOfMonth = new(1, 31, []);
    public static readonly CronField Month = new(1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]);
    public static readonly CronField DayOfWeek = new(0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

    /// <summary>Reads a comma-separated list of values, ranges and steps.</summary>
    /// <returns>The values as bits and whether the field leaves everything open, or null when the text is wrong. Empty parts count for nothing.</returns>
    public CronValues? Parse(string text)
    {
        var bits = 0UL;
        var isOpen = false;
        foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ParseRange(part) is not { } values)
            {
                return null;
            }

            bits |= values.Bits;
            isOpen |= values.IsOpen;
        }

        return new(bits, isOpen);
    }

    private CronValues? ParseRange(string text)
    {
        var slash = text.Split('/');
        var bounds = slash[0].Split('-');
        if (slash.Length > 2 || bounds.Length > 2)
        {
            return null;
        }

        var isStar = bounds[0] is "*" or "?";
        int? first = isStar ? Min : Value(bounds[0]);
        int? last = isStar ? Max : bounds.Length == 2 ? Value(bounds[1]) : first;
        var step = slash.Length == 2 ? Number(slash[1]) : 1;
        if (first is null || last is null || step is null or 0 || (isStar && bounds.Length == 2))
        {
            return null;
        }

        // "5/15" means from 5 on.
        if (!isStar && bounds.Length == 1 && slash.Length == 2)
        {
            last = Max;
        }

        if (first < Min || last > Max || first > last)
        {
            return null;
        }

        var bits = 0UL;
        for (var value = first.Value; value <= last; value += step.Value)
        {
            bits |= 1UL << value;
        }

        return new(bits, isStar && step == 1);
    }

    private int? Value(string text)
    {
        for (var index = 0; index < Names.Length; index++)
        {
            if (string.Equals(Names[index], text, StringComparison.OrdinalIgnoreCase))
            {
                return Min + index;
            }
        }

        return Number(text);
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The values that a cron field allows.</summary>
/// <param name="Bits">A bit a value.</param>
/// <param name="IsOpen">Whether the field was a star, which matters when both day fields are given.</param>
internal readonly record struct CronValues(ulong Bits, bool IsOpen)
{
    public bool Has(int value) => (Bits & (1UL << value)) != 0;
}
