using Google.Protobuf;
using Microsoft.Extensions.Logging;
using Temporalio.Api.Common.V1;

namespace Temporalio.Client.Calls;

/// <summary>Warns of payloads that are large for what they are.</summary>
internal sealed partial class PayloadSizes(PayloadLimitsOptions limits, ILoggerFactory loggerFactory)
{
    private readonly ILogger _logger = loggerFactory.CreateLogger<TemporalClient>();

    /// <summary>Looks at payloads.</summary>
    /// <param name="payloads">The payloads.</param>
    /// <param name="what">What they are.</param>
    public void Check(Payloads payloads, string what) => Check(payloads, limits.PayloadsWarnSize, what);

    /// <summary>Looks at a memo.</summary>
    /// <param name="memo">The memo.</param>
    public void Check(Memo memo) => Check(memo, limits.MemoWarnSize, "memo");

    [LoggerMessage(1, LogLevel.Warning, "The {What} has {Size} bytes, which is more than the {Limit} that are worth a warning")]
    private static partial void LogLarge(ILogger logger, string what, int size, int limit);

    private void Check(IMessage message, int limit, string what)
    {
        if (limit > 0 && _logger.IsEnabled(LogLevel.Warning) && message.CalculateSize() is var size && size > limit)
        {
            LogLarge(_logger, what, size, limit);
        }
    }
}
