using System.Globalization;
using System.Text.Json;
using Temporal.Server.Core.Queries;
using Temporalio.Api.Common.V1;

namespace Temporal.Server.Visibility;

/// <summary>The value of a search attribute: one, or several of which any may match.</summary>
/// <param name="Single">The one value.</param>
/// <param name="Many">The items of a list or the words of a text.</param>
internal sealed record AttributeValue(FilterValue? Single, IReadOnlyCollection<string>? Many)
{
    private const string TypeKey = "type";
    private const long NanosecondsPerTick = 100;

    /// <summary>Reads all attributes that have a value.</summary>
    public static Dictionary<string, AttributeValue> ReadAll(SearchAttributes? attributes)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var (name, payload) in attributes?.IndexedFields ?? [])
        {
            if (Read(payload) is { } value)
            {
                values.Add(name, value);
            }
        }

        return values;
    }

    private static AttributeValue? Read(Payload payload)
    {
        if (!payload.Metadata.TryGetValue(TypeKey, out var type) || payload.Data.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(payload.Data.Memory);
            return Read(type.ToStringUtf8(), document.RootElement);
        }
        catch (JsonException)
        {
            return null; // Checked when it was set; what can't be read can't be found.
        }
    }

    private static AttributeValue? Read(string type, JsonElement json)
    {
        if (type == "KeywordList")
        {
            var items = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToList() : [json];
            var texts = items.Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!).ToHashSet(StringComparer.Ordinal);
            return texts.Count == 0 ? null : new AttributeValue(null, texts);
        }

        // A list of one is taken for its item.
        var value = json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 ? json[0] : json;
        return (type, value.ValueKind) switch
        {
            ("Text", JsonValueKind.String) => new AttributeValue(null, FilterWords.Cut(value.GetString()!).ToHashSet(StringComparer.Ordinal)),
            ("Keyword", JsonValueKind.String) => Of(new FilterText(value.GetString()!)),
            ("Datetime", JsonValueKind.String) when DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => Of(JustAfter(time)),
            ("Int", JsonValueKind.Number) when value.TryGetInt64(out var whole) => Of(new FilterInteger(whole)),
            ("Double", JsonValueKind.Number) => Of(new FilterReal(value.GetDouble())),
            ("Bool", JsonValueKind.True or JsonValueKind.False) => Of(new FilterInteger(value.GetBoolean() ? 1 : 0)),
            _ => null,
        };
    }

    private static AttributeValue Of(FilterValue value) => new(value, null);

    /// <summary>
    /// The official server compares custom times as texts of two forms, so that a value lies just after the same time in a query: never
    /// equal, and found by "greater". The record of its answers asks for the same; one nanosecond does it.
    /// </summary>
    private static FilterInteger JustAfter(DateTimeOffset time)
        => new(long.CreateSaturating((Int128.CreateChecked(time.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) * NanosecondsPerTick) + 1));
}
