using Microsoft.Extensions.Logging;

namespace Temporal.Server.Hosting;

/// <summary>What the server tells of its own life.</summary>
internal static partial class TemporalServerLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Target}; {Store}")]
    public static partial void Listening(ILogger logger, string target, string store);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Dynamic config value '{Key}' means nothing to this server and is passed over")]
    public static partial void UnknownConfig(ILogger logger, string key);
}
