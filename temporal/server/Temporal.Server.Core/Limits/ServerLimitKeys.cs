using System.Globalization;

namespace Temporal.Server.Core.Limits;

/// <summary>The dynamic-configuration keys of the limits, as <c>--dynamic-config-value KEY=VALUE</c> takes them.</summary>
public static class ServerLimitKeys
{
    private static readonly Dictionary<string, Func<ServerLimits, string, ServerLimits>> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["limit.maxIDLength"] = (limits, value) => limits with { IdBytesMax = Int(value) },
        ["limit.blobSize.error"] = (limits, value) => limits with { BlobBytesMax = Int(value) },
        ["limit.memoSize.error"] = (limits, value) => limits with { MemoBytesMax = Int(value) },
        ["limit.mutableStateActivityFailureSize.error"] = (limits, value) => limits with { RetainedFailureBytesMax = Int(value) },
        ["limit.historyCount.error"] = (limits, value) => limits with { HistoryEventsMax = Int(value) },
        ["limit.historySize.error"] = (limits, value) => limits with { HistoryBytesMax = Int(value) },
        ["limit.historyCount.suggestContinueAsNew"] = (limits, value) => limits with { HistoryEventsAdvised = Int(value) },
        ["limit.historySize.suggestContinueAsNew"] = (limits, value) => limits with { HistoryBytesAdvised = Int(value) },
        ["frontend.historyMaxPageSize"] = (limits, value) => limits with { HistoryPageEventsMax = Int(value) },
        ["limit.numPendingActivities.error"] = (limits, value) => limits with { PendingActivitiesMax = Int(value) },
        ["limit.numPendingChildExecutions.error"] = (limits, value) => limits with { PendingChildrenMax = Int(value) },
        ["limit.numPendingSignals.error"] = (limits, value) => limits with { PendingSignalsMax = Int(value) },
        ["limit.numPendingCancelRequests.error"] = (limits, value) => limits with { PendingCancelRequestsMax = Int(value) },
        ["history.maximumSignalsPerExecution"] = (limits, value) => limits with { SignalsReceivedMax = Int(value) },
        ["history.maximumBufferedEventsBatch"] = (limits, value) => limits with { BufferedEventsMax = Int(value) },
        ["history.maximumBufferedEventsSizeInBytes"] = (limits, value) => limits with { BufferedEventsBytesMax = Int(value) },
        ["history.MaxBufferedQueryCount"] = (limits, value) => limits with { BufferedQueriesMax = Int(value) },
        ["history.maxInFlightUpdates"] = (limits, value) => limits with { UpdatesInFlightMax = Int(value) },
        ["history.maxTotalUpdates"] = (limits, value) => limits with { UpdatesTotalMax = Int(value) },
        ["history.maxTotalUpdates.suggestContinueAsNewThreshold"] = (limits, value) => limits with { UpdatesAdvisedShare = Number(value) },
        ["frontend.searchAttributesNumberOfKeysLimit"] = (limits, value) => limits with { SearchAttributesMax = Int(value) },
        ["frontend.searchAttributesSizeOfValueLimit"] = (limits, value) => limits with { SearchAttributeValueBytesMax = Int(value) },
        ["frontend.searchAttributesTotalSizeLimit"] = (limits, value) => limits with { SearchAttributesBytesMax = Int(value) },
        ["frontend.maxLinksPerRequest"] = (limits, value) => limits with { LinksMax = Int(value) },
        ["frontend.linkMaxSize"] = (limits, value) => limits with { LinkBytesMax = Int(value) },
        ["frontend.visibilityMaxPageSize"] = (limits, value) => limits with { VisibilityPageSizeMax = Int(value) },
        ["component.callbacks.maxPerExecution"] = (limits, value) => limits with { CallbacksMax = Int(value) },
        ["frontend.callbackURLMaxLength"] = (limits, value) => limits with { CallbackUrlBytesMax = Int(value) },
        ["history.defaultWorkflowTaskTimeout"] = (limits, value) => limits with { WorkflowTaskTimeoutDefault = Time(value) },
        ["history.workflowTaskHeartbeatTimeout"] = (limits, value) => limits with { WorkflowTaskHeartbeatMax = Time(value) },
        ["matching.longPollExpirationInterval"] = (limits, value) => limits with { PollTimeoutMax = Time(value) },
        ["history.longPollExpirationInterval"] = (limits, value) => limits with { LongPollMax = Time(value) },
    };

    /// <summary>Gets the keys that <see cref="TryApply"/> knows.</summary>
    public static IReadOnlyCollection<string> All => Setters.Keys;

    /// <summary>Applies a configured value.</summary>
    /// <param name="limits">The limits so far.</param>
    /// <param name="key">A key; case does not matter.</param>
    /// <param name="value">The value: a whole number, a number, or a time such as <c>20s</c> or <c>1h30m</c>.</param>
    /// <param name="result">The limits with the value, or as they were when the key is unknown.</param>
    /// <returns>Whether the key names a limit.</returns>
    /// <exception cref="FormatException">The value does not fit the key.</exception>
    public static bool TryApply(ServerLimits limits, string key, string value, out ServerLimits result)
    {
        if (!Setters.TryGetValue(key, out var setter))
        {
            result = limits;
            return false;
        }

        result = setter(limits, value.Trim().Trim('"'));
        return true;
    }

    private static int Int(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"'{value}' is not a whole number of zero or more");

    private static double Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? number
            : throw new FormatException($"'{value}' is not a number of zero or more");

    private static TimeSpan Time(string value) =>
        Crons.GoDuration.TryParse(value, out var time) && time >= TimeSpan.Zero
            ? time
            : throw new FormatException($"'{value}' is not a time such as 20s or 1h30m");
}
