using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Takes signals, cancel requests and terminations.</summary>
internal static class ExternalRequests
{
    /// <summary>Records a signal.</summary>
    /// <returns>The event, or null for a repeat.</returns>
    /// <exception cref="Errors.ServiceException">The run is closed, or has had all the signals that it may have.</exception>
    public static HistoryEvent? Signal(Decision decision, WorkflowExecutionSignaledEventAttributes attributes, IEnumerable<Link> links)
    {
        var state = decision.State;
        var requestId = attributes.RequestId;
        if (requestId.Length > 0 && RequestIds.IsKnownSignal(state, requestId))
        {
            return null;
        }

        if (!decision.IsRunning)
        {
            throw Refusals.AlreadyCompleted();
        }

        if (state.SignalCount >= decision.Context.Limits.SignalsReceivedMax)
        {
            throw new Errors.ServiceException(Errors.ServiceErrorKind.InvalidArgument, "exceeded workflow execution limit for signal events");
        }

        if (requestId.Length > 0)
        {
            RequestIds.TryAddSignal(state, requestId, RequestIds.SignalsMax);
        }

        state.SignalCount++;
        var item = new HistoryEvent { EventType = EventType.WorkflowExecutionSignaled, WorkflowExecutionSignaledEventAttributes = attributes };
        item.Links.AddRange(links);
        EventRecorder.Record(decision, item);
        return item;
    }

    /// <summary>Records a cancel request; the first one counts, the others are answered and forgotten.</summary>
    public static void RequestCancel(
        Decision decision, string requestId, WorkflowExecutionCancelRequestedEventAttributes attributes, IEnumerable<Link> links)
    {
        var state = decision.State;
        if (!decision.IsRunning || state.CancelRequested)
        {
            return;
        }

        state.CancelRequested = true;
        state.CancelRequestId = requestId;
        var item = new HistoryEvent
        {
            EventType = EventType.WorkflowExecutionCancelRequested,
            WorkflowExecutionCancelRequestedEventAttributes = attributes,
        };
        item.Links.AddRange(links);
        EventRecorder.Record(decision, item);
        state.FirstTaskBackoff = false;
        EventRecorder.Wake(decision);
    }

    /// <summary>Ends the run by force.</summary>
    /// <exception cref="Errors.ServiceException">It is closed already.</exception>
    public static void Terminate(Decision decision, WorkflowExecutionTerminatedEventAttributes attributes, IEnumerable<Link> links)
    {
        if (!decision.IsRunning)
        {
            throw Refusals.AlreadyCompleted();
        }

        Closes.Terminate(decision, attributes, links);
    }
}
