using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TestKit.Histories;

/// <summary>A history without what differs from one run to the next, so that two of them can be compared event by event.</summary>
/// <remarks>
/// Takes proto JSON. Ids become <c>uuid-1</c>, <c>uuid-2</c> in order of appearance (fields in alphabetical order), times in texts
/// <c>&lt;time&gt;</c>; times, task ids, request ids and sizes go. What an SDK says of itself goes too: <c>identity</c>,
/// <c>sdkMetadata</c>, <c>workerVersion</c>, and of failures the stack trace, the source, the names of a language's own exceptions, and
/// what a scenario's result tells of them.
/// </remarks>
public sealed partial class NormalisedHistory
{
    private const string InlineTask = "request-from-RespondWorkflowTaskCompleted";

    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "eventTime", "taskId", "requestId", "historySizeBytes", "stackTrace", "endpointId", "operationToken", "operationId", "createTime", "expireTime",
        "identity", "sdkMetadata", "workerVersion", "source", "workerInstanceKey", "lastWorkerIdentity", "meteringMetadata",
        "temporal-callback-token", "nexus-operation-token",
    };

    private static readonly HashSet<string> LanguageExceptions = new(StringComparer.Ordinal)
    {
        "RuntimeError", "ValueError", "InvalidOperationException", "FormatException",
    };

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private NormalisedHistory(JsonArray events) => Events = [.. events.Select(e => (JsonObject)Walk(e, string.Empty)!)];

    /// <summary>Gets the events.</summary>
    public IReadOnlyList<JsonObject> Events { get; }

    /// <summary>Gets the events as lines, one each.</summary>
    public IEnumerable<string> Lines => Events.Select(e => e.ToJsonString());

    /// <summary>Gets the lines without those of workflow tasks and without event ids: what is left the same when two tasks become one.</summary>
    public IEnumerable<string> LinesWithoutTasks => Events
        .Where(e => !TypeOf(e).StartsWith("EVENT_TYPE_WORKFLOW_TASK_", StringComparison.Ordinal))
        .Select(e => WithoutEventIds(e).ToJsonString());

    /// <summary>Gets the types of the events.</summary>
    public IEnumerable<string> Types => Events.Select(TypeOf);

    /// <summary>Normalises a history.</summary>
    /// <param name="history">Proto JSON of <c>temporal.api.history.v1.History</c>.</param>
    public static NormalisedHistory Of(JsonNode history) => new(history["events"]!.AsArray());

    private static string TypeOf(JsonObject e) => (string?)e["eventType"] ?? string.Empty;

    private static JsonNode WithoutEventIds(JsonNode node) => node switch
    {
        JsonObject fields => new JsonObject(fields
            .Where(f => !f.Key.EndsWith("ventId", StringComparison.Ordinal))
            .Select(f => KeyValuePair.Create(f.Key, f.Value is null ? null : WithoutEventIds(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(i => i is null ? null : WithoutEventIds(i))]),
        _ => node.DeepClone(),
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private JsonNode? Walk(JsonNode? node, string key)
    {
        switch (node)
        {
            case JsonObject payload when Text(payload["metadata"]?["encoding"]) is { } encoding:
                return WalkPayload(payload, Encoding.UTF8.GetString(Convert.FromBase64String(encoding)));
            case JsonObject failure when key == "payload" && failure.ContainsKey("kind"):
                return "<failure>";
            case JsonObject fields:
                return WalkFields(fields, key);
            case JsonArray list:
                return new JsonArray([.. list.Select(i => Walk(i, key))]);
            default:
                return Text(node) is { } text ? WalkText(text, key) : node?.DeepClone();
        }
    }

    private JsonObject WalkFields(JsonObject fields, string key)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!Dropped.Contains(name))
            {
                kept[name] = Text(value) switch
                {
                    { } backoff when name == "firstWorkflowTaskBackoff" && backoff.Contains('.', StringComparison.Ordinal) => "<fraction>",
                    { } type when name == "type" && LanguageExceptions.Contains(type) => "<exception>",
                    _ => Walk(value, key == "payload" ? key : name), // what is in a payload stays the scenario's own
                };
            }
        }

        return kept;
    }

    private JsonObject WalkPayload(JsonObject payload, string encoding)
    {
        if (!encoding.StartsWith("json/", StringComparison.Ordinal))
        {
            return new JsonObject { ["payload"] = encoding, ["data"] = encoding == "binary/ref-xor" ? "<xor>" : payload["data"]?.DeepClone() };
        }

        var value = JsonNode.Parse(Convert.FromBase64String(Text(payload["data"]) ?? string.Empty));
        if (value is JsonObject fields)
        {
            if (fields.ContainsKey("original_schedule_time"))
            {
                // A local activity's marker.
                fields.Remove("complete_time");
                fields.Remove("original_schedule_time");
                fields.Remove("activation_index");
            }

            fields.Remove("stack_trace");
        }

        return new JsonObject { ["payload"] = encoding, ["value"] = Walk(value, "payload") };
    }

    private string WalkText(string text, string key)
    {
        if (key == "name" && StickyQueue().IsMatch(text))
        {
            return "sticky";
        }

        var named = Uuid().Replace(text, m =>
        {
            if (!_ids.TryGetValue(m.Value, out var name))
            {
                _ids[m.Value] = name = $"uuid-{_ids.Count + 1}";
            }

            return name;
        });
        return named == InlineTask ? named : IsoTime().Replace(named, "<time>");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Uuid();

    [GeneratedRegex(@"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|\+00:00)", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex IsoTime();

    [GeneratedRegex(@"\A.*-[0-9a-f]{32}\z", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex StickyQueue();
}
