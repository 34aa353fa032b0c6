using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Temporal.Server.Core.Validation;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Tests.Validation;

/// <summary>Requests and answers of the official server, one a line, taken from the contract record.</summary>
internal static partial class RecordedCases
{
    public const string Namespace = "ns";

    public static readonly ISearchAttributeTypes Types = new ContractTypes();

    public static JsonObject Read(string file, string name) => All(file).First(item => string.Equals((string?)item["name"], name, StringComparison.Ordinal));

    public static IEnumerable<string> Names(string file) => All(file).Select(item => (string)item["name"]!);

    /// <summary>Tells whether a text is the expected one, in which &lt;any&gt; stands for anything.</summary>
    public static bool Matches(string expected, string actual) =>
        Regex.IsMatch(actual, $"^{Regex.Escape(expected).Replace("<any>", ".*", StringComparison.Ordinal)}$", RegexOptions.Singleline, TimeSpan.FromSeconds(1));

    private static IEnumerable<JsonObject> All(string file, [CallerFilePath] string source = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(source)!, file)).Select(line => JsonNode.Parse(Expand(line))!.AsObject());

    private static string Expand(string line) => Pads().Replace(line, match =>
    {
        var text = new string('x', int.Parse(match.Groups["length"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        return match.Groups["form"].Value switch
        {
            "pad" => text,
            "b64pad" => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)),
            _ => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(text)),
        };
    });

    [GeneratedRegex(@"\$\{(?<form>pad|b64pad|b64json):(?<length>\d+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pads();

    private sealed class ContractTypes : ISearchAttributeTypes
    {
        private const string Prefix = "Contract";

        public IndexedValueType GetAttributeType(string name) =>
            name.StartsWith(Prefix, StringComparison.Ordinal) && Enum.TryParse<IndexedValueType>(name[Prefix.Length..], out var type) ? type : IndexedValueType.Unspecified;
    }
}
