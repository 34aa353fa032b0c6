using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Contract.Tests.Matching;

/// <summary>The short form of json/plain payloads: <c>{"$json": value, "$meta": {"name": "text"}}</c>.</summary>
internal static class Payloads
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string JsonPlain = Convert.ToBase64String("json/plain"u8);

    /// <summary>Replaces the short form by the payload that goes over the wire.</summary>
    /// <returns>A new value without a parent.</returns>
    public static JsonNode? Expand(JsonNode? value) => value switch
    {
        JsonObject fields when fields.TryGetPropertyValue("$json", out var data) => Payload(data, fields["$meta"] as JsonObject),
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Expand(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Expand)]),
        _ => value?.DeepClone(),
    };

    /// <summary>Replaces json/plain payloads by the short form; <c>$meta</c> only when there is more than the encoding.</summary>
    /// <returns>A new value without a parent.</returns>
    public static JsonNode? Shorten(JsonNode? value) => value switch
    {
        JsonObject fields when TryShorten(fields) is { } shortForm => shortForm,
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Shorten(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Shorten)]),
        _ => value?.DeepClone(),
    };

    private static JsonObject Payload(JsonNode? data, JsonObject? meta)
    {
        var metadata = new JsonObject { ["encoding"] = JsonPlain };
        foreach (var (name, text) in meta ?? [])
        {
            metadata[name] = Convert.ToBase64String(Encoding.UTF8.GetBytes((string)text!));
        }

        return new JsonObject { ["metadata"] = metadata, ["data"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(AsciiJson(data))) };
    }

    // The recorder escaped everything outside printable ASCII, and sizes are part of the record.
    private static string AsciiJson(JsonNode? value)
    {
        var ascii = new StringBuilder();
        foreach (var c in value?.ToJsonString(Plain) ?? "null")
        {
            _ = c is >= ' ' and <= '~' ? ascii.Append(c) : ascii.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        return ascii.ToString();
    }

    private static JsonObject? TryShorten(JsonObject fields)
    {
        if (fields["metadata"] is not JsonObject metadata || fields.Any(f => f.Key is not ("metadata" or "data"))
            || metadata["encoding"] is not JsonValue encoding || !encoding.TryGetValue<string>(out var name) || name != JsonPlain)
        {
            return null;
        }

        try
        {
            var shortForm = new JsonObject { ["$json"] = JsonNode.Parse(Convert.FromBase64String((string?)fields["data"] ?? string.Empty)) };
            if (metadata.Count > 1)
            {
                shortForm["$meta"] = new JsonObject(metadata.Where(m => m.Key != "encoding").Select(m =>
                    KeyValuePair.Create(m.Key, (JsonNode?)Encoding.UTF8.GetString(Convert.FromBase64String((string)m.Value!)))));
            }

            return shortForm;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return null;
        }
    }
}
