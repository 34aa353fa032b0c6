using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Contract.Tests.Matching;

/// <summary>The paths by which the record points into an answer: <c>$.name[0].list[-1].map.~</c>.</summary>
internal static partial class JsonPaths
{
    /// <summary>Follows a path.</summary>
    /// <param name="root">Where <c>$</c> stands.</param>
    /// <param name="path">The path; <c>.~</c> is the first key of an object, <c>[-1]</c> the last element.</param>
    /// <param name="found">What the path leads to.</param>
    /// <returns>Whether every part of the path was there.</returns>
    public static bool TryFollow(JsonNode? root, string path, out JsonNode? found)
    {
        found = root;
        foreach (Match part in Part().Matches(path))
        {
            var name = part.Groups["name"].Value;
            if (part.Groups["index"].Success)
            {
                var index = int.Parse(part.Groups["index"].Value, CultureInfo.InvariantCulture);
                if (found is not JsonArray list || index >= list.Count || index < -list.Count)
                {
                    return false;
                }

                found = list[index < 0 ? list.Count + index : index];
            }
            else if (found is not JsonObject fields)
            {
                return false;
            }
            else if (name == "~")
            {
                if (fields.Count == 0)
                {
                    return false;
                }

                found = JsonValue.Create(fields.First().Key);
            }
            else if (!fields.TryGetPropertyValue(name, out found))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Gets how many elements, fields or characters a value has, or null when it has no length.</summary>
    public static int? Length(JsonNode? value) => value switch
    {
        JsonArray list => list.Count,
        JsonObject fields => fields.Count,
        JsonValue text when text.TryGetValue<string>(out var s) => s.Length,
        _ => null,
    };

    [GeneratedRegex(@"\.(?<name>[\w$@~]+)|\[(?<index>-?[0-9]+)\]|\['(?<name>[^']+)'\]", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Part();
}
