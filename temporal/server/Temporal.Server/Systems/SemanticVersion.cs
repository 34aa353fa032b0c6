using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Temporal.Server.Systems;

/// <summary>A version by https://semver.org, as far as its three numbers; what follows them is not compared.</summary>
internal sealed record SemanticVersion(int Major, int Minor, int Patch)
{
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        version = null;
        var end = text.IndexOfAny('-', '+');
        var numbers = end < 0 ? text : text[..end];
        Span<Range> parts = stackalloc Range[4];
        if (numbers.Split(parts, '.') != 3
            || !TryNumber(numbers[parts[0]], out var major)
            || !TryNumber(numbers[parts[1]], out var minor)
            || !TryNumber(numbers[parts[2]], out var patch))
        {
            return false;
        }

        version = new SemanticVersion(major, minor, patch);
        return true;
    }

    public int CompareWith(SemanticVersion other)
        => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    private static bool TryNumber(ReadOnlySpan<char> text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
