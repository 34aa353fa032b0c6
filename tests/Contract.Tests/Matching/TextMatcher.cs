using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Contract.Tests.Matching;

/// <summary>Matches a text with an expectation that may hold matchers such as <c>&lt;time&gt;</c> or <c>&lt;uuid:run&gt;</c>.</summary>
internal static partial class TextMatcher
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["any"] = ".*",
        ["time"] = @"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})",
        ["uuid"] = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ["int"] = "-?[0-9]+",
        ["num"] = @"-?[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]+)?",
        ["duration"] = @"-?[0-9]+(?:\.[0-9]+)?s",
        ["token"] = ".+",
    };

    private static readonly Dictionary<string, Regex> Lone = Kinds.ToDictionary(
        k => $"<{k.Key}>", k => Whole(k.Value), StringComparer.Ordinal);

    /// <summary>Says whether a text holds a matcher.</summary>
    public static bool HasMatcher(string expected) => expected.Contains('<', StringComparison.Ordinal) && Matcher().IsMatch(expected);

    /// <summary>Matches a text and binds the names that the expectation gives.</summary>
    /// <param name="expected">The expectation, its variables filled in.</param>
    /// <param name="actual">The text.</param>
    /// <param name="variables">Bound names are compared with these, new ones are added when the text matches.</param>
    public static bool Matches(string expected, string actual, Variables variables)
    {
        if (!expected.Contains('<', StringComparison.Ordinal))
        {
            return expected == actual;
        }

        if (Lone.TryGetValue(expected, out var lone))
        {
            return lone.IsMatch(actual);
        }

        var about = About().Match(expected);
        return about.Success ? IsNear(about.Groups["seconds"].Value, actual) : MatchesPattern(expected, actual, variables);
    }

    // A duration near the wanted one: within 0.3 s plus 5 %.
    private static bool IsNear(string wanted, string actual)
    {
        if (!Lone["<duration>"].IsMatch(actual))
        {
            return false;
        }

        var want = double.Parse(wanted, CultureInfo.InvariantCulture);
        var got = double.Parse(actual.AsSpan(0, actual.Length - 1), CultureInfo.InvariantCulture);
        return Math.Abs(got - want) <= 0.3 + (0.05 * Math.Abs(want));
    }

    private static bool MatchesPattern(string expected, string actual, Variables variables)
    {
        var pattern = new StringBuilder();
        var names = new List<string>();
        var end = 0;
        foreach (Match matcher in Matcher().Matches(expected))
        {
            pattern.Append(Regex.Escape(expected[end..matcher.Index]));
            end = matcher.Index + matcher.Length;
            var kind = Kinds[matcher.Groups["kind"].Value];
            var name = matcher.Groups["name"].Value;
            if (name.Length == 0)
            {
                pattern.Append("(?:").Append(kind).Append(')');
            }
            else if (variables.TryGetText(name, out var bound))
            {
                pattern.Append(Regex.Escape(bound));
            }
            else if (names.Contains(name))
            {
                pattern.Append("\\k<").Append(name).Append('>');
            }
            else
            {
                pattern.Append("(?<").Append(name).Append('>').Append(kind).Append(')');
                names.Add(name);
            }
        }

        var match = Whole(pattern.Append(Regex.Escape(expected[end..])).ToString()).Match(actual);
        foreach (var name in match.Success ? names : [])
        {
            variables.Set(name, match.Groups[name].Value);
        }

        return match.Success;
    }

    private static Regex Whole(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant | RegexOptions.Singleline, Patience);

    [GeneratedRegex(@"<(?<kind>any|time|uuid|int|num|duration|token)(:(?<name>\w+))?>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\A<about (?<seconds>-?[0-9.]+)s>\z", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex About();
}
