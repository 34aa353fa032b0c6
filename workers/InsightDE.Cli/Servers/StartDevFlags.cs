using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Microsoft.Extensions.Logging;
using Temporalio.Api.Enums.V1;

namespace InsightDE.Cli.Servers;

/// <summary>The flags of <c>server start-dev</c>, with what is wrong about a value said at once.</summary>
internal sealed class StartDevFlags
{
    private const int PortMax = 65535;

    public StartDevFlags()
    {
        Port.Validators.Add(static result => CheckPort(result, "--port"));
        HttpPort.Validators.Add(static result => CheckPort(result, "--http-port"));
        Ip.Validators.Add(static result => Check(result, static text => IPAddress.TryParse(text, out _), "is no IP address; write one such as 127.0.0.1 or 0.0.0.0"));
        DynamicConfigValue.Validators.Add(static result => Check(result, static text => text.IndexOf('=', StringComparison.Ordinal) > 0, "is no KEY=VALUE"));
        SearchAttribute.Validators.Add(static result => Check(result, IsAttribute, $"is no NAME=TYPE with one of the types {string.Join(", ", AttributeTypes)}"));
        LogFormat.AcceptOnlyFromAmong(ServerLog.Text, ServerLog.Json, ServerLog.Pretty);
        LogLevel.CustomParser = ParseLevel;
        Ignored =
        [
            HttpPort,
            Flag("--headless", "there is no Web UI to leave out."),
            Value("--ui-ip", "the server brings no Web UI."),
            Value("--ui-port", "the server brings no Web UI."),
            Value("--ui-public-path", "the server brings no Web UI."),
            Value("--ui-asset-path", "the server brings no Web UI."),
            Value("--ui-codec-endpoint", "the server brings no Web UI."),
            Value("--metrics-port", "numbers are published as .NET meter 'Temporal.Server'."),
            Value("--sqlite-pragma", "the server sets the pragmas it relies on itself."),
            Flag("--log-config", "the configuration is what the flags say."),
        ];
    }

    public Option<int> Port { get; } = new("--port", "-p") { Description = "Port of the gRPC API; 0 takes a free one.", DefaultValueFactory = static _ => 7233 };

    public Option<int> HttpPort { get; } = new("--http-port") { Description = "the HTTP API comes in a later version." };

    public Option<string> Ip { get; } = new("--ip") { Description = "Address to listen on.", DefaultValueFactory = static _ => "127.0.0.1" };

    public Option<string[]> Namespace { get; } = new("--namespace", "-n") { Description = "Namespace to create when it is not there; may be given again. 'default' always is there." };

    public Option<string?> DbFilename { get; } = new("--db-filename", "-f") { Description = "SQLite file to keep everything in. Without it everything is in memory and gone at the end." };

    public Option<string[]> DynamicConfigValue { get; } = new("--dynamic-config-value") { Description = "Setting KEY=VALUE by its official name; may be given again." };

    public Option<string[]> SearchAttribute { get; } = new("--search-attribute") { Description = "Custom search attribute NAME=TYPE to add; may be given again." };

    public Option<LogLevel> LogLevel { get; } = new("--log-level") { Description = "Least level to log: debug, info, warn, error or never.", DefaultValueFactory = static _ => Microsoft.Extensions.Logging.LogLevel.Warning };

    public Option<string?> LogFormat { get; } = new("--log-format") { Description = "text or json.", DefaultValueFactory = static _ => ServerLog.Text };

    /// <summary>Gets the official flags that are accepted and do nothing here; the description says why.</summary>
    public IReadOnlyList<Option> Ignored { get; }

    public IEnumerable<Option> All => [Port, Ip, Namespace, DbFilename, DynamicConfigValue, SearchAttribute, LogLevel, LogFormat, .. Ignored];

    private static IEnumerable<string> AttributeTypes
        => Enum.GetNames<IndexedValueType>().Where(static name => name != nameof(IndexedValueType.Unspecified));

    private static Option<bool> Flag(string name, string why) => new(name) { Description = why };

    private static Option<string[]> Value(string name, string why) => new(name) { Description = why };

    private static bool IsAttribute(string text)
        => text.Split('=', 2) is [{ Length: > 0 }, var type] && AttributeTypes.Contains(type, StringComparer.OrdinalIgnoreCase);

    private static void CheckPort(OptionResult result, string flag)
    {
        if (result.Tokens is [{ Value: var text }] && (!int.TryParse(text, out var port) || port is < 0 or > PortMax))
        {
            result.AddError($"{flag}: '{text}' is no port; write a number from 0 to {PortMax}.");
        }
    }

    private static void Check(OptionResult result, Predicate<string> fits, string complaint)
    {
        foreach (var token in result.Tokens.Where(token => !fits(token.Value)))
        {
            result.AddError($"{result.Option.Name}: '{token.Value}' {complaint}.");
        }
    }

    private static LogLevel ParseLevel(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ServerLog.FindLevel(text) is { } level)
        {
            return level;
        }

        result.AddError($"--log-level: '{text}' is none of debug, info, warn, error, never.");
        return default;
    }
}
