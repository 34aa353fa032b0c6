using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Scenarios.Tests.Recordings;

/// <summary>Something that came from outside while a scenario was recorded.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Recording">The run that it went to.</param>
/// <param name="Event">The event that shows it.</param>
/// <param name="EventsBefore">How many events the run had before.</param>
/// <param name="Time">When it came.</param>
internal sealed record Stimulus(StimulusKind Kind, Recording Recording, HistoryEvent Event, long EventsBefore, DateTime Time)
{
    private const string ClientIdentity = "ref-client";

    /// <summary>Reads all stimuli of a scenario out of its histories, in the order of time.</summary>
    public static IReadOnlyList<Stimulus> Of(Scenario scenario)
    {
        var found = scenario.Recordings.SelectMany(r => r.Events.Select(e => OfEvent(r, e)).OfType<Stimulus>()).ToList();
        var first = scenario.Recordings
            .Select(r => (Recording: r, Event: r.Events.FirstOrDefault(e => e.EventType == EventType.WorkflowTaskStarted)))
            .Where(p => p.Event is not null)
            .OrderBy(p => p.Event!.EventTime.ToDateTime())
            .FirstOrDefault();
        if (first.Event is { } taskStarted)
        {
            found.Add(new Stimulus(StimulusKind.WorkerStart, first.Recording, taskStarted, 0, taskStarted.EventTime.ToDateTime()));
        }

        return [.. found.OrderBy(s => s.Time)];
    }

    private static Stimulus? OfEvent(Recording recording, HistoryEvent e)
    {
        var before = e.EventId - 1;
        switch (e.EventType)
        {
            case EventType.WorkflowExecutionStarted when recording.IsStartedByClient:
                return new(StimulusKind.Start, recording, e, 0, e.EventTime.ToDateTime());
            case EventType.WorkflowExecutionSignaled when e.WorkflowExecutionSignaledEventAttributes.ExternalWorkflowExecution is null:
                // A signal that is the second event came with the start.
                return before == 1 && Driving.RecordedStart.HasSignal(recording) ? null : new(StimulusKind.Signal, recording, e, before, e.EventTime.ToDateTime());
            case EventType.WorkflowExecutionCancelRequested when e.WorkflowExecutionCancelRequestedEventAttributes.Identity == ClientIdentity:
                return new(StimulusKind.Cancel, recording, e, before, e.EventTime.ToDateTime());
            case EventType.WorkflowExecutionTerminated when e.WorkflowExecutionTerminatedEventAttributes.Identity == ClientIdentity:
                return new(StimulusKind.Terminate, recording, e, before, e.EventTime.ToDateTime());
            case EventType.WorkflowExecutionUpdateAccepted when e.WorkflowExecutionUpdateAcceptedEventAttributes.AcceptedRequest is not null:
                // The update came when the task that accepted it was scheduled, or while that task waited.
                var task = e.WorkflowExecutionUpdateAcceptedEventAttributes.AcceptedRequestSequencingEventId;
                return new(StimulusKind.Update, recording, e, task - 1, recording.Events[(int)task - 1].EventTime.ToDateTime());
            default:
                return null;
        }
    }
}

/// <summary>The kinds of stimuli.</summary>
internal enum StimulusKind
{
    /// <summary>A client starts a workflow, perhaps with a signal.</summary>
    Start,

    /// <summary>The worker begins to poll.</summary>
    WorkerStart,

    /// <summary>A client signals.</summary>
    Signal,

    /// <summary>A client updates.</summary>
    Update,

    /// <summary>A client asks for cancellation.</summary>
    Cancel,

    /// <summary>A client terminates.</summary>
    Terminate,
}
