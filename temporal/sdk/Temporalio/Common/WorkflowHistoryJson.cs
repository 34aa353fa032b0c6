using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Temporalio.Common;

/// <summary>Brings history JSON of older tools into the form that protobuf's JSON parser reads.</summary>
/// <remarks>Go tools once wrote <c>WorkflowExecutionStarted</c> where protobuf JSON says <c>EVENT_TYPE_WORKFLOW_EXECUTION_STARTED</c>.</remarks>
internal static class WorkflowHistoryJson
{
    /// <summary>Replaces short enum names by long ones and drops fields that this version does not know.</summary>
    /// <param name="json">The JSON of a history.</param>
    /// <returns>The JSON to parse.</returns>
    public static string WithLongEnumNames(string json)
    {
        if (JsonNode.Parse(json) is not JsonObject root)
        {
            return json;
        }

        Fix(root, Api.History.V1.History.Descriptor);
        return root.ToJsonString();
    }

    private static void Fix(JsonObject node, MessageDescriptor descriptor)
    {
        // Well-known types (durations, timestamps, wrappers) have JSON forms of their own.
        if (descriptor.File.Package == "google.protobuf")
        {
            return;
        }

        foreach (var (name, value) in node.ToArray())
        {
            if (FindField(descriptor, name) is not { } field)
            {
                node.Remove(name);
            }
            else if (value is JsonArray items && !field.IsMap)
            {
                for (var i = 0; i < items.Count; i++)
                {
                    if (FixValue(items[i], field) is { } replacement)
                    {
                        items[i] = replacement;
                    }
                }
            }
            else if (value is JsonObject map && field.IsMap)
            {
                FixMap(map, field.MessageType.FindFieldByNumber(2));
            }
            else if (FixValue(value, field) is { } replacement)
            {
                node[name] = replacement;
            }
        }
    }

    private static void FixMap(JsonObject map, FieldDescriptor valueField)
    {
        foreach (var (key, value) in map.ToArray())
        {
            if (FixValue(value, valueField) is { } replacement)
            {
                map[key] = replacement;
            }
        }
    }

    private static JsonValue? FixValue(JsonNode? value, FieldDescriptor field)
    {
        if (field.FieldType == FieldType.Message && value is JsonObject child)
        {
            Fix(child, field.MessageType);
        }
        else if (field.FieldType == FieldType.Enum
            && value is JsonValue scalar
            && scalar.TryGetValue<string>(out var text)
            && field.EnumType.FindValueByName(text) is null)
        {
            return FindLongName(field.EnumType, text) is { } longName ? JsonValue.Create(longName) : null;
        }

        return null;
    }

    private static FieldDescriptor? FindField(MessageDescriptor descriptor, string name)
    {
        foreach (var field in descriptor.Fields.InDeclarationOrder())
        {
            if (field.JsonName == name || field.Name == name)
            {
                return field;
            }
        }

        return null;
    }

    private static string? FindLongName(EnumDescriptor type, string shortName)
    {
        var suffix = "_" + ToUpperSnake(shortName);
        var prefix = ToUpperSnake(type.Name);
        return type.FindValueByName(prefix + suffix)?.Name
            ?? type.Values.FirstOrDefault(v => v.Name.EndsWith(suffix, StringComparison.Ordinal))?.Name;
    }

    private static string ToUpperSnake(string camel)
    {
        var builder = new StringBuilder(camel.Length + 8);
        for (var i = 0; i < camel.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(camel[i]))
            {
                builder.Append('_');
            }

            builder.Append(char.ToUpperInvariant(camel[i]));
        }

        return builder.ToString();
    }
}
