using Temporalio.Api.Command.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions.Commands;

/// <summary>Starts and cancels timers.</summary>
internal static class TimerCommandHandlers
{
    /// <summary>A timer of no time still takes this long: a workflow that loops over such timers would spin.</summary>
    private const long EmptyTimer = TimeSpan.TicksPerSecond;

    public static void Start(CommandScope scope, Command command)
    {
        var attributes = command.StartTimerCommandAttributes;
        var timers = scope.State.Timers;
        if (timers.ContainsKey(attributes.TimerId))
        {
            throw CommandScope.Failed(
                WorkflowTaskFailedCause.StartTimerDuplicateId,
                $"invalid history builder state for action: add-timer-started-event, TimerID: {attributes.TimerId}");
        }

        var started = scope.Add(command, new HistoryEvent
        {
            EventType = EventType.TimerStarted,
            TimerStartedEventAttributes = new TimerStartedEventAttributes
            {
                TimerId = attributes.TimerId,
                StartToFireTimeout = attributes.StartToFireTimeout,
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
            },
        });
        timers[attributes.TimerId] = new TimerState
        {
            StartedEventId = started.EventId,
            DueTime = scope.Decision.Context.Now + DelayOf(Ticks.FromDuration(attributes.StartToFireTimeout)),
        };
    }

    private static long DelayOf(long timeout) => timeout < TimeSpan.TicksPerMillisecond ? EmptyTimer : timeout;

    /// <summary>Cancels a timer; one that fired meanwhile has not fired for the worker, so that event goes.</summary>
    public static void Cancel(CommandScope scope, Command command)
    {
        var timerId = command.CancelTimerCommandAttributes.TimerId;
        var state = scope.State;
        if (!state.Timers.TryGetValue(timerId, out var timer))
        {
            throw CommandScope.Failed(
                WorkflowTaskFailedCause.BadCancelTimerAttributes,
                $"invalid history builder state for action: add-timer-canceled-event, TimerID: {timerId}");
        }

        scope.Add(command, new HistoryEvent
        {
            EventType = EventType.TimerCanceled,
            TimerCanceledEventAttributes = new TimerCanceledEventAttributes
            {
                TimerId = timerId,
                StartedEventId = timer.StartedEventId,
                WorkflowTaskCompletedEventId = scope.CompletedEventId,
                Identity = scope.Completion.Request.Identity,
            },
        });
        state.Timers.Remove(timerId);
        var fired = state.BufferedEvents.FirstOrDefault(
            item => item.EventType == EventType.TimerFired && item.TimerFiredEventAttributes.StartedEventId == timer.StartedEventId);
        if (fired is not null)
        {
            state.BufferedEvents.Remove(fired);
        }
    }
}
