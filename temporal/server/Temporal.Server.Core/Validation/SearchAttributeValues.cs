using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Reads the values of search attributes as their types ask, and writes refused ones as the official server does.</summary>
internal static class SearchAttributeValues
{
    private const string EncodingKey = "encoding";
    private static readonly ByteString Json = ByteString.CopyFromUtf8("json/plain");
    private static readonly ByteString Null = ByteString.CopyFromUtf8("binary/null");

    /// <summary>Tells whether a payload takes the attribute away: null, or an empty list.</summary>
    public static bool IsRemoval(Payload payload)
    {
        if (Encoding(payload) == Null)
        {
            return true;
        }

        using var document = Parse(payload);
        return document?.RootElement is { ValueKind: JsonValueKind.Null } || document?.RootElement is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0;
    }

    /// <summary>Finds out whether a payload holds a value of a type, or a list with just one.</summary>
    /// <returns>Null when it does, else how the value is written in an error.</returns>
    public static string? Misfit(Payload payload, IndexedValueType type)
    {
        var encoding = Encoding(payload);
        if (encoding == Null)
        {
            return null;
        }

        using var document = Parse(payload);
        if (document is null)
        {
            return encoding == Json || encoding is null ? $"value from <{payload}>" : Bytes(payload.Data);
        }

        var value = document.RootElement;
        return Fits(value, type) || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= 1 && value.EnumerateArray().All(item => Fits(item, type)))
            ? null
            : Write(value);
    }

    private static ByteString? Encoding(Payload payload) => payload.Metadata.TryGetValue(EncodingKey, out var encoding) ? encoding : null;

    private static JsonDocument? Parse(Payload payload)
    {
        if (Encoding(payload) != Json)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(payload.Data.Memory);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool Fits(JsonElement value, IndexedValueType type) => value.ValueKind == JsonValueKind.Null || type switch
    {
        IndexedValueType.Text or IndexedValueType.Keyword => value.ValueKind == JsonValueKind.String,
        IndexedValueType.Int => value.ValueKind == JsonValueKind.Number && long.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        IndexedValueType.Double => value.ValueKind == JsonValueKind.Number,
        IndexedValueType.Bool => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        IndexedValueType.Datetime => value.ValueKind == JsonValueKind.String && IsTime(value.GetString()!),
        IndexedValueType.Unspecified => false,
        IndexedValueType.KeywordList => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String or JsonValueKind.Null),
        _ => false,
    };

    // RFC 3339: a date, a time and an offset, nothing shorter.
    private static bool IsTime(string text) =>
        text.Length >= 20 && text[10] is 'T' && (text[^1] is 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _);

    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => Number(value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Array => $"[{string.Join(' ', value.EnumerateArray().Select(Write))}]",
        JsonValueKind.Undefined or JsonValueKind.Null => "<nil>",
        JsonValueKind.Object => $"map[{string.Join(' ', value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{Write(member.Value)}"))}]",
        _ => "<nil>",
    };

    // The shortest digits that read back the same; an exponent of at least two digits below 1e-4 and from 1e6 on.
    private static string Number(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        var scientific = number.ToString("E16", CultureInfo.InvariantCulture);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        return exponent is >= -4 and < 6 ? number.ToString("0.####################", CultureInfo.InvariantCulture) : Scientific(number, exponent);
    }

    private static string Digits(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var mantissa = text.Split('E')[0].Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('-', '0');
        return mantissa.TrimEnd('0') is { Length: > 0 } digits ? digits : "0";
    }

    private static string Scientific(double number, int exponent)
    {
        var digits = Digits(number);
        var builder = new StringBuilder(number < 0 ? "-" : string.Empty).Append(digits[0]);
        if (digits.Length > 1)
        {
            builder.Append('.').Append(digits, 1, digits.Length - 1);
        }

        return builder.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)).ToString();
    }

    private static string Bytes(ByteString data) => $"[{string.Join(' ', data.Select(value => value.ToString(CultureInfo.InvariantCulture)))}]";
}
