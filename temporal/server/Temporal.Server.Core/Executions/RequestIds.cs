using Google.Protobuf;
using Temporalio.Api.Enums.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>What was asked before: repeats of a request are answered, not done again.</summary>
internal static class RequestIds
{
    /// <summary>The number of signals whose request ids are remembered; the newest are.</summary>
    public const int SignalsMax = 1000;

    /// <summary>Notes that a request id stands for an event.</summary>
    public static void Attach(ExecutionState state, string requestId, EventType eventType, long eventId) =>
        state.RequestIds.Add(new RequestIdState { RequestId = requestId, EventType = eventType, EventId = eventId });

    public static RequestIdState? Find(ExecutionState state, string requestId)
    {
        foreach (var known in state.RequestIds)
        {
            if (string.Equals(known.RequestId, requestId, StringComparison.Ordinal))
            {
                return known;
            }
        }

        return null;
    }

    public static void SetEventId(ExecutionState state, string requestId, long eventId)
    {
        if (requestId.Length > 0 && Find(state, requestId) is { } known)
        {
            known.EventId = eventId;
        }
    }

    /// <summary>Notes a signal's request id.</summary>
    /// <returns>False when it was there already.</returns>
    public static bool TryAddSignal(ExecutionState state, string requestId, int max)
    {
        var key = Pack(requestId);
        if (state.SignalRequestIds.Contains(key))
        {
            return false;
        }

        while (state.SignalRequestIds.Count >= max)
        {
            state.SignalRequestIds.RemoveAt(0);
        }

        state.SignalRequestIds.Add(key);
        return true;
    }

    public static bool IsKnownSignal(ExecutionState state, string requestId) => state.SignalRequestIds.Contains(Pack(requestId));

    private static ByteString Pack(string requestId) => Guid.TryParseExact(requestId, "D", out var id)
        ? ByteString.CopyFrom(id.ToByteArray())
        : ByteString.CopyFromUtf8(requestId);
}
