using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace InsightDE.Cli.Servers;

/// <summary>The server's log on standard error.</summary>
internal static class ServerLog
{
    public const string Text = "text";
    public const string Json = "json";

    /// <summary>An official name for a format that a person reads; here the same as text.</summary>
    public const string Pretty = "pretty";

    private const string TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    /// <summary>Finds the level of an official name.</summary>
    public static LogLevel? FindLevel(string name) => name.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.Debug,
        "INFO" => LogLevel.Information,
        "WARN" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "NEVER" => LogLevel.None,
        _ => null,
    };

    public static ILoggerFactory CreateFactory(LogLevel level, string format) => LoggerFactory.Create(logging =>
    {
        _ = logging.SetMinimumLevel(level);
        _ = format == Json
            ? logging.AddJsonConsole(static options => (options.TimestampFormat, options.UseUtcTimestamp) = (TimestampFormat, true))
            : logging.AddSimpleConsole(static options => (options.TimestampFormat, options.UseUtcTimestamp, options.SingleLine) = (TimestampFormat, true, true));
        _ = logging.Services.Configure<ConsoleLoggerOptions>(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    });
}
