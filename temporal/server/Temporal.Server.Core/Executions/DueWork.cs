using Temporal.Server.Core.Machines;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;

namespace Temporal.Server.Core.Executions;

/// <summary>Does what has become due: fires timers, ends back-offs, times out tasks, activities and runs.</summary>
internal static class DueWork
{
    /// <summary>Does everything that is due now. Doing it twice, or too early, does nothing.</summary>
    /// <param name="decision">The decision about the run.</param>
    /// <param name="first">The run's first event, from which the next run of the chain is made.</param>
    public static void Do(Decision decision, WorkflowExecutionStartedEventAttributes first)
    {
        var state = decision.State;
        var now = decision.Context.Now;
        if (!decision.IsRunning)
        {
            return;
        }

        if (state.RunExpirationTime != 0 && state.RunExpirationTime <= now)
        {
            RunTimeouts.TimeOut(decision, first);
            return;
        }

        if (state.FirstTaskBackoff && state.ExecutionTime <= now)
        {
            Runs.EndFirstTaskBackoff(decision);
        }

        TimeOutWorkflowTask(decision, now);
        FireTimers(decision, now);
        foreach (var activity in state.Activities.Values.Where(activity => Deadlines.OfActivity(activity).Time <= now).ToList())
        {
            ActivityTimeouts.Apply(decision, activity, Deadlines.OfActivity(activity).Timeout);
        }
    }

    private static void TimeOutWorkflowTask(Decision decision, long now)
    {
        if (Deadlines.OfWorkflowTask(decision.State) > now)
        {
            return;
        }

        if (WorkflowTaskMachine.IsStarted(decision.State.WorkflowTask.Status))
        {
            WorkflowTasks.TimeOutStarted(decision);
        }
        else
        {
            WorkflowTasks.TimeOutScheduled(decision);
        }
    }

    private static void FireTimers(Decision decision, long now)
    {
        var due = decision.State.Timers.Where(pair => !pair.Value.Fired && pair.Value.DueTime <= now)
            .OrderBy(pair => pair.Value.DueTime).ThenBy(pair => pair.Value.StartedEventId).ToList();
        foreach (var (timerId, timer) in due)
        {
            timer.Fired = true;
            var fired = EventRecorder.Record(decision, new HistoryEvent
            {
                EventType = EventType.TimerFired,
                TimerFiredEventAttributes = new TimerFiredEventAttributes { TimerId = timerId, StartedEventId = timer.StartedEventId },
            });
            if (fired.EventId != 0)
            {
                decision.State.Timers.Remove(timerId);
            }
        }

        if (due.Count > 0)
        {
            EventRecorder.Wake(decision);
        }
    }
}
