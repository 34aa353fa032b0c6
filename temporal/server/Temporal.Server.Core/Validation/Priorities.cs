using Temporal.Server.Core.Limits;
using Temporalio.Api.Common.V1;

namespace Temporal.Server.Core.Validation;

/// <summary>Checks priorities.</summary>
public static class Priorities
{
    /// <summary>Finds what is wrong with a priority. Keys over the queue's range are kept and count as the last.</summary>
    /// <returns>The text of the error, or null when nothing is.</returns>
    public static string? Error(Priority? priority, ServerLimits limits) => priority switch
    {
        null => null,
        { PriorityKey: < 0 } => "priority key can't be negative",
        { FairnessWeight: < 0 } => "must be greater than zero",
        _ when Texts.IsOver(priority.FairnessKey, limits.FairnessKeyBytesMax) => "fairness key length exceeds limit",
        _ => null,
    };
}
