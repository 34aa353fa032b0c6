using System.Text.Json;
using System.Text.Json.Serialization;

namespace Temporalio.Converters;

/// <summary>Reads JSON into <see cref="object"/> as common .NET types instead of <see cref="JsonElement"/>.</summary>
/// <remarks>Strings, booleans, <see cref="long"/> or else <see cref="double"/>, null, <c>List&lt;object&gt;</c> and <c>Dictionary&lt;string, object&gt;</c>. Add it to <see cref="JsonSerializerOptions.Converters"/> to use it.</remarks>
public class JsonCommonTypeConverter : JsonConverter<object>
{
    /// <summary>The one instance needed.</summary>
    public static readonly JsonCommonTypeConverter Instance = new();

    /// <summary>Initializes a new instance of the <see cref="JsonCommonTypeConverter"/> class.</summary>
    public JsonCommonTypeConverter()
    {
    }

    /// <inheritdoc/>
    public override object? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var number) ? (object)number : reader.GetDouble();
            case JsonTokenType.StartArray:
                return ReadList(ref reader, typeToConvert, options);
            case JsonTokenType.StartObject:
                return ReadMap(ref reader, typeToConvert, options);
            default:
                throw new JsonException($"A JSON value can't begin with {reader.TokenType}.");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        if (value.GetType() == typeof(object))
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }
        else
        {
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
        }
    }

    private List<object?> ReadList(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var list = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            list.Add(Read(ref reader, type, options));
        }

        return list;
    }

    private Dictionary<string, object?> ReadMap(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? string.Empty;
            reader.Read();
            map[name] = Read(ref reader, type, options);
        }

        return map;
    }
}
