namespace Temporal.Server.Systems;

/// <summary>A set of versions such as <c>&gt;=1.0.0 &lt;2.0.0 || =3.1.4</c>: blanks are AND, bars are OR.</summary>
internal sealed class VersionRange
{
    private readonly List<List<Predicate<SemanticVersion>>> _alternatives = [];

    private VersionRange()
    {
    }

    /// <summary>Reads a range.</summary>
    /// <param name="text">The range.</param>
    /// <param name="range">The range, when there is no error.</param>
    /// <returns>What is wrong, or null.</returns>
    public static string? FindError(string text, out VersionRange range)
    {
        range = new VersionRange();
        foreach (var alternative in text.Split("||"))
        {
            var conditions = new List<Predicate<SemanticVersion>>();
            foreach (var condition in alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (FindConditionError(condition, conditions) is { } error)
                {
                    return error;
                }
            }

            range._alternatives.Add(conditions);
        }

        return null;
    }

    public bool Contains(SemanticVersion version) => _alternatives.Exists(conditions => conditions.TrueForAll(condition => condition(version)));

    private static string? FindConditionError(string text, List<Predicate<SemanticVersion>> conditions)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0)
        {
            return $"Could not get version from string: \"{text}\"";
        }

        if (!SemanticVersion.TryParse(text.AsSpan(start), out var limit))
        {
            return $"Could not parse version \"{text[start..]}\" in \"{text}\"";
        }

        Predicate<SemanticVersion>? condition = text[..start] switch
        {
            "<" => version => version.CompareWith(limit) < 0,
            "<=" => version => version.CompareWith(limit) <= 0,
            ">" => version => version.CompareWith(limit) > 0,
            ">=" => version => version.CompareWith(limit) >= 0,
            "" or "=" or "==" => version => version == limit,
            "!" or "!=" => version => version != limit,
            _ => null,
        };
        if (condition is null)
        {
            return $"Could not parse comparator \"{text[..start]}\" in \"{text}\"";
        }

        conditions.Add(condition);
        return null;
    }
}
