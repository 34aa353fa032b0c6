using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Contract.Tests.Matching;

/// <summary>Compares an answer with an expectation of the record: equal, except where the expectation holds a matcher.</summary>
internal static class Comparison
{
    private const int ShownCharactersMax = 400;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lists the differences.</summary>
    /// <param name="expected">The expectation.</param>
    /// <param name="actual">The answer.</param>
    /// <param name="variables">Fills the expectation; names that it binds are added.</param>
    /// <param name="path">Where in the answer we are, for the differences.</param>
    /// <returns>One line a difference; none when the answer fits.</returns>
    public static List<string> Differences(JsonNode? expected, JsonNode? actual, Variables variables, string path = "$")
    {
        switch (expected)
        {
            case JsonValue value when value.TryGetValue<string>(out var text):
                return TextDifferences(text, actual, variables, path);
            case JsonObject any when any["$unordered"] is JsonArray wanted:
                return UnorderedDifferences(wanted, actual, variables, path);
            case JsonObject any when any["$contains"] is JsonArray wanted:
                return ContainsDifferences(wanted, actual, variables, path);
            case JsonObject part when part["$subset"] is JsonObject wanted:
                return FieldDifferences(wanted, actual, variables, path, subset: true);
            case JsonObject wanted:
                return FieldDifferences(wanted, actual, variables, path, subset: false);
            case JsonArray wanted:
                return ListDifferences(wanted, actual, variables, path);
            default:
                return SameScalar(expected, actual) ? [] : [Unequal(path, expected, actual)];
        }
    }

    /// <summary>Shows a value, cut where it gets long.</summary>
    public static string Short(JsonNode? value)
    {
        var text = value?.ToJsonString(Plain) ?? "null";
        return text.Length < ShownCharactersMax ? text : text[..ShownCharactersMax] + "…";
    }

    private static string Unequal(string path, JsonNode? expected, JsonNode? actual) =>
        $"{path}: expected {Short(expected)}, got {Short(actual)}";

    private static List<string> TextDifferences(string expected, JsonNode? actual, Variables variables, string path)
    {
        if (expected is "<optional>" or "<any>")
        {
            return [];
        }

        if (actual is JsonValue value && value.TryGetValue<string>(out var text))
        {
            var filled = variables.Fill(expected);
            return TextMatcher.Matches(filled, text, variables) ? [] : [Unequal(path, filled, actual)];
        }

        return expected is "<int>" or "<num>" && actual?.GetValueKind() == JsonValueKind.Number ? [] : [Unequal(path, expected, actual)];
    }

    private static List<string> UnorderedDifferences(JsonArray expected, JsonNode? actual, Variables variables, string path)
    {
        if (actual is not JsonArray list || list.Count != expected.Count)
        {
            return [$"{path}: expected {expected.Count} elements in any order, got {Short(actual)}"];
        }

        var rest = list.ToList();
        var differences = new List<string>();
        foreach (var wanted in expected)
        {
            var at = rest.FindIndex(a => Fits(wanted, a, variables));
            if (at >= 0)
            {
                rest.RemoveAt(at);
            }
            else
            {
                differences.Add($"{path}: no element matches {Short(wanted)} in [{string.Join(", ", rest.Select(Short))}]");
            }
        }

        return differences;
    }

    private static List<string> ContainsDifferences(JsonArray expected, JsonNode? actual, Variables variables, string path) =>
        actual is JsonArray list
            ? [.. expected.Where(w => !list.Any(a => Fits(w, a, variables))).Select(w => $"{path}: no element matches {Short(w)} in {Short(actual)}")]
            : [$"{path}: expected a list, got {Short(actual)}"];

    // Binds names only when everything fits.
    private static bool Fits(JsonNode? expected, JsonNode? actual, Variables variables)
    {
        var trial = variables.Copy();
        if (Differences(expected, actual, trial).Count > 0)
        {
            return false;
        }

        variables.Adopt(trial);
        return true;
    }

    private static List<string> FieldDifferences(JsonObject expected, JsonNode? actual, Variables variables, string path, bool subset)
    {
        if (actual is not JsonObject fields)
        {
            return [Unequal(path, expected, actual)];
        }

        var differences = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (pattern, wanted) in expected)
        {
            var key = variables.Fill(pattern);
            if (TextMatcher.HasMatcher(key))
            {
                if (TakeFittingKey(key, wanted, fields, known, variables) is { } taken)
                {
                    known.Add(taken);
                }
                else
                {
                    differences.Add($"{path}.{key}: no key fits, expected {Short(wanted)}");
                }
            }
            else if (!fields.TryGetPropertyValue(key, out var value))
            {
                if (!IsOptional(wanted))
                {
                    differences.Add($"{path}.{key}: missing, expected {Short(wanted)}");
                }
            }
            else
            {
                known.Add(key);
                differences.AddRange(Differences(wanted, value, variables, $"{path}.{key}"));
            }
        }

        if (!subset)
        {
            differences.AddRange(fields.Where(f => !known.Contains(f.Key)).Select(f => $"{path}.{f.Key}: unexpected {Short(f.Value)}"));
        }

        return differences;
    }

    private static string? TakeFittingKey(string pattern, JsonNode? wanted, JsonObject fields, HashSet<string> known, Variables variables)
    {
        foreach (var (key, value) in fields.Where(f => !known.Contains(f.Key)))
        {
            var trial = variables.Copy();
            if (TextMatcher.Matches(pattern, key, trial) && Differences(wanted, value, trial).Count == 0)
            {
                variables.Adopt(trial);
                return key;
            }
        }

        return null;
    }

    private static List<string> ListDifferences(JsonArray expected, JsonNode? actual, Variables variables, string path)
    {
        if (actual is not JsonArray list)
        {
            return [Unequal(path, expected, actual)];
        }

        var differences = new List<string>();
        if (list.Count != expected.Count)
        {
            differences.Add($"{path}: expected {expected.Count} elements, got {list.Count}: {Short(actual)}");
        }

        for (var i = 0; i < Math.Min(list.Count, expected.Count); i++)
        {
            differences.AddRange(Differences(expected[i], list[i], variables, $"{path}[{i.ToString(CultureInfo.InvariantCulture)}]"));
        }

        return differences;
    }

    private static bool IsOptional(JsonNode? expected) =>
        expected is JsonValue value && value.TryGetValue<string>(out var text) && text == "<optional>";

    private static bool SameScalar(JsonNode? expected, JsonNode? actual)
    {
        var kind = expected?.GetValueKind() ?? JsonValueKind.Null;
        if (kind != (actual?.GetValueKind() ?? JsonValueKind.Null))
        {
            return false;
        }

        return kind != JsonValueKind.Number || Number(expected!) == Number(actual!);
    }

    private static double Number(JsonNode value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
}
