using Microsoft.Extensions.Logging;

namespace Temporal.Server.Histories;

/// <summary>What background work says.</summary>
internal static partial class BackgroundWorkLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Error, Message = "Background work failed")]
    public static partial void Failed(ILogger logger, Exception exception);
}
