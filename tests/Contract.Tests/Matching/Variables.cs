using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Contract.Tests.Matching;

/// <summary>The names that a case has bound so far, and the places <c>${name}</c> that they fill.</summary>
internal sealed partial class Variables
{
    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.Ordinal);

    /// <summary>Sets a variable; the value is copied.</summary>
    public void Set(string name, JsonNode? value) => _values[name] = value?.DeepClone();

    /// <summary>Finds the text of a bound variable.</summary>
    public bool TryGetText(string name, out string text)
    {
        var bound = _values.TryGetValue(name, out var value);
        text = bound ? TextOf(value) : string.Empty;
        return bound;
    }

    /// <summary>Makes an independent copy.</summary>
    public Variables Copy()
    {
        var copy = new Variables();
        copy.Adopt(this);
        return copy;
    }

    /// <summary>Takes over the variables of another set, and drops those it does not have.</summary>
    public void Adopt(Variables other)
    {
        _values.Clear();
        foreach (var (name, value) in other._values)
        {
            _values[name] = value;
        }
    }

    /// <summary>Fills every place in the texts and keys of a value, and unrolls <c>{"$repeat": n, "$each": x}</c>.</summary>
    /// <returns>A new value without a parent.</returns>
    public JsonNode? Fill(JsonNode? value) => value switch
    {
        JsonObject fields when fields["$repeat"] is { } times => Repeat((int)times, fields["$each"]),
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(Fill(f.Key), Fill(f.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Fill)]),
        JsonValue text when text.TryGetValue<string>(out var s) => FillText(s),
        _ => value?.DeepClone(),
    };

    /// <summary>Fills every place in a text.</summary>
    public string Fill(string text) =>
        text.Contains("${", StringComparison.Ordinal) ? Place().Replace(text, m => TextOf(Lookup(m.Groups["name"].Value))) : text;

    private static string TextOf(JsonNode? value) =>
        value is JsonValue v && v.TryGetValue<string>(out var s) ? s : value?.ToJsonString() ?? "None";

    private JsonArray Repeat(int times, JsonNode? each)
    {
        var list = new JsonArray();
        var inner = Copy();
        for (var i = 0; i < times; i++)
        {
            inner.Set("i", i.ToString(CultureInfo.InvariantCulture));
            list.Add(inner.Fill(each));
        }

        return list;
    }

    private JsonNode? FillText(string text)
    {
        // A text that is nothing but one place keeps the type of the variable.
        var whole = text.StartsWith("${", StringComparison.Ordinal) ? Place().Match(text) : Match.Empty;
        return whole.Success && whole.Length == text.Length ? Lookup(whole.Groups["name"].Value)?.DeepClone() : Fill(text);
    }

    private JsonNode? Lookup(string name)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        if (name.StartsWith("pad:", StringComparison.Ordinal))
        {
            return new string('x', int.Parse(name.AsSpan(4), CultureInfo.InvariantCulture));
        }

        if (name.StartsWith("b64pad:", StringComparison.Ordinal))
        {
            var padding = new string('x', int.Parse(name.AsSpan(7), CultureInfo.InvariantCulture));
            return Convert.ToBase64String(Encoding.ASCII.GetBytes(padding));
        }

        var now = Now().Match(name);
        if (!now.Success)
        {
            throw new ArgumentException($"unknown variable ${{{name}}}", nameof(name));
        }

        var shift = now.Groups["seconds"].Success ? double.Parse(now.Groups["seconds"].Value, CultureInfo.InvariantCulture) : 0;
        return TimeProvider.System.GetUtcNow().AddSeconds(shift).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z_][\w:.+-]*)\}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\Anow((?<seconds>[+-][0-9]+(\.[0-9]+)?)s)?\z", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Now();
}
