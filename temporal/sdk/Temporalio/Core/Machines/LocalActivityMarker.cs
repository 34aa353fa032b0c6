using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.History.V1;

namespace Temporalio.Core.Machines;

/// <summary>The marker of a local activity, read from its event.</summary>
internal sealed record LocalActivityMarker(LocalActivityData Data, Payload? Result, Failure? Failure)
{
    public const string DataKey = "data";
    public const string ResultKey = "result";

    public static bool TryRead(HistoryEvent e, [NotNullWhen(true)] out LocalActivityMarker? marker)
    {
        marker = null;
        if (e.EventType != EventType.MarkerRecorded
            || e.MarkerRecordedEventAttributes is not { MarkerName: LocalActivityMachine.MarkerName } attributes)
        {
            return false;
        }

        var data = attributes.Details.TryGetValue(DataKey, out var payloads) && payloads.Payloads_.Count > 0
            ? JsonSerializer.Deserialize(payloads.Payloads_[0].Data.Span, MarkerJson.Default.LocalActivityData)
            : null;
        if (data is null)
        {
            throw new InvalidOperationException($"event {e.EventId} is the marker of a local activity, but its data cannot be read");
        }

        var result = attributes.Details.TryGetValue(ResultKey, out var some) && some.Payloads_.Count > 0 ? some.Payloads_[0] : null;
        marker = new LocalActivityMarker(data, result, attributes.Failure);
        return true;
    }
}
