using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;

namespace Temporalio.Common.Protos;

/// <summary>Search attribute values as payloads: JSON with the attribute's type in the metadata. No converter or codec touches them.</summary>
internal static class SearchAttributePayloads
{
    private const string TypeMetadataKey = "type";
    private const string EncodingMetadataKey = "encoding";
    private static readonly ByteString JsonPlainEncoding = ByteString.CopyFromUtf8("json/plain");
    private static readonly ByteString NullEncoding = ByteString.CopyFromUtf8("binary/null");

    private static readonly AttributeType[] Types =
    [
        new(IndexedValueType.Text, "Text", "INDEXED_VALUE_TYPE_TEXT", SearchAttributeKey.CreateText, e => Single(e)?.GetString()),
        new(IndexedValueType.Keyword, "Keyword", "INDEXED_VALUE_TYPE_KEYWORD", SearchAttributeKey.CreateKeyword, e => Single(e)?.GetString()),
        new(IndexedValueType.Int, "Int", "INDEXED_VALUE_TYPE_INT", SearchAttributeKey.CreateLong, e => Single(e)?.GetInt64()),
        new(IndexedValueType.Double, "Double", "INDEXED_VALUE_TYPE_DOUBLE", SearchAttributeKey.CreateDouble, e => Single(e)?.GetDouble()),
        new(IndexedValueType.Bool, "Bool", "INDEXED_VALUE_TYPE_BOOL", SearchAttributeKey.CreateBool, e => Single(e)?.GetBoolean()),
        new(IndexedValueType.Datetime, "Datetime", "INDEXED_VALUE_TYPE_DATETIME", SearchAttributeKey.CreateDateTimeOffset, e => Single(e)?.GetDateTimeOffset()),
        new(IndexedValueType.KeywordList, "KeywordList", "INDEXED_VALUE_TYPE_KEYWORD_LIST", SearchAttributeKey.CreateKeywordList, Words),
    ];

    /// <summary>Writes a value.</summary>
    /// <param name="key">The attribute.</param>
    /// <param name="value">The value, of the key's type.</param>
    /// <returns>The payload.</returns>
    public static Payload Write(SearchAttributeKey key, object value)
    {
        var json = value switch
        {
            DateTimeOffset time => JsonSerializer.SerializeToUtf8Bytes(time.ToString("O", CultureInfo.InvariantCulture)),
            IReadOnlyCollection<string> words => JsonSerializer.SerializeToUtf8Bytes(words),
            string text => JsonSerializer.SerializeToUtf8Bytes(text),
            long number => JsonSerializer.SerializeToUtf8Bytes(number),
            double number => JsonSerializer.SerializeToUtf8Bytes(number),
            bool flag => JsonSerializer.SerializeToUtf8Bytes(flag),
            _ => throw new ArgumentException($"The search attribute '{key.Name}' can't hold a {value.GetType()}.", nameof(value)),
        };
        return new Payload
        {
            Metadata = { [EncodingMetadataKey] = JsonPlainEncoding, [TypeMetadataKey] = ByteString.CopyFromUtf8(TypeName(key.ValueType)) },
            Data = UnsafeByteOperations.UnsafeWrap(json),
        };
    }

    /// <summary>Makes the payload that removes an attribute: a null of its type, as other SDKs write it.</summary>
    /// <param name="key">The attribute.</param>
    /// <returns>The payload.</returns>
    public static Payload WriteRemoval(SearchAttributeKey key) => new()
    {
        Metadata = { [EncodingMetadataKey] = NullEncoding, [TypeMetadataKey] = ByteString.CopyFromUtf8(TypeName(key.ValueType)) },
    };

    /// <summary>Reads a value.</summary>
    /// <param name="name">The attribute's name.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="key">The attribute.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when the type is unknown, or the payload means "removed".</returns>
    public static bool TryRead(
        string name,
        Payload payload,
        [NotNullWhen(true)] out SearchAttributeKey? key,
        [NotNullWhen(true)] out object? value)
    {
        key = null;
        value = null;
        if (!payload.Metadata.TryGetValue(TypeMetadataKey, out var type)
            || (payload.Metadata.TryGetValue(EncodingMetadataKey, out var encoding) && encoding.Equals(NullEncoding)))
        {
            return false;
        }

        if (Array.Find(Types, t => t.Matches(type.ToStringUtf8())) is not { } known)
        {
            return false;
        }

        using var json = JsonDocument.Parse(payload.Data.Memory);
        key = known.CreateKey(name);
        value = known.Read(json.RootElement);
        return value is not null;
    }

    /// <summary>Reads a value that has no name, as groups of a count have.</summary>
    /// <param name="payload">The payload.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">The payload is no value of a search attribute.</exception>
    public static object ReadValue(Payload payload)
        => TryRead(string.Empty, payload, out _, out var value)
            ? value
            : throw new ArgumentException($"'{payload.Data.ToStringUtf8()}' is no value of a search attribute.", nameof(payload));

    // Other SDKs write one value as a list of one.
    private static JsonElement? Single(JsonElement element)
        => element.ValueKind == JsonValueKind.Array
            ? element.GetArrayLength() == 0 ? null : Single(element[0])
            : element.ValueKind == JsonValueKind.Null ? null : element;

    private static List<string>? Words(JsonElement element)
        => element.ValueKind == JsonValueKind.Array
            ? [.. element.EnumerateArray().Select(e => e.GetString() ?? string.Empty)]
            : Single(element) is { } word ? [word.GetString() ?? string.Empty] : null;

    private static string TypeName(IndexedValueType type)
        => Array.Find(Types, t => t.Type == type)?.Name ?? throw new UnreachableException($"Search attributes have no type {type}.");

    private sealed record AttributeType(
        IndexedValueType Type,
        string Name,
        string LongName,
        Func<string, SearchAttributeKey> CreateKey,
        Func<JsonElement, object?> Read)
    {
        public bool Matches(string name) => name == Name || name == LongName;
    }
}
