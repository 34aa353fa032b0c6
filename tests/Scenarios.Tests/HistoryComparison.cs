using System.Text.Json.Nodes;
using TestKit.Histories;

namespace Scenarios.Tests;

/// <summary>Says how two normalised histories differ.</summary>
internal static class HistoryComparison
{
    private const int DifferencesMax = 5;

    /// <summary>Lists the first differences; none when they are the same, event by event.</summary>
    public static IReadOnlyList<string> Differences(NormalisedHistory recorded, NormalisedHistory ours)
    {
        var types = (Recorded: recorded.Types.ToList(), Ours: ours.Types.ToList());
        if (!types.Recorded.SequenceEqual(types.Ours, StringComparer.Ordinal))
        {
            // Whether two things share a workflow task is a race that the recording lost or won.
            return recorded.LinesWithoutTasks.SequenceEqual(ours.LinesWithoutTasks, StringComparer.Ordinal)
                ? []
                : [$"recorded {Show(types.Recorded)}\n  ours {Show(types.Ours)}"];
        }

        return [.. recorded.Events.Zip(ours.Events).SelectMany(p => Differences(p.First, p.Second, $"[{p.First["eventId"]}]")).Take(DifferencesMax)];
    }

    private static IEnumerable<string> Differences(JsonNode? recorded, JsonNode? ours, string path)
    {
        switch (recorded, ours)
        {
            case (JsonObject left, JsonObject right):
                return left.Select(f => f.Key).Union(right.Select(f => f.Key), StringComparer.Ordinal)
                    .SelectMany(key => Differences(left[key], right[key], $"{path}.{key}"));
            case (JsonArray left, JsonArray right) when left.Count == right.Count:
                return left.Zip(right).SelectMany((pair, i) => Differences(pair.First, pair.Second, $"{path}[{i}]"));
            default:
                return JsonNode.DeepEquals(recorded, ours) ? [] : [$"{path}: recorded {Show(recorded)}, ours {Show(ours)}"];
        }
    }

    private static string Show(JsonNode? value) => value?.ToJsonString() ?? "nothing";

    private static string Show(IEnumerable<string> types) =>
        string.Join(' ', types.Select(t => t.Replace("EVENT_TYPE_", string.Empty, StringComparison.Ordinal)));
}
