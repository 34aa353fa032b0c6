using Simulation.Tests.Clients;
using Simulation.Tests.Clockwork;
using Simulation.Tests.Workers;
using Temporalio.Api.Enums.V1;

namespace Simulation.Tests.Checks;

/// <summary>What the server confirmed has happened, and has happened once.</summary>
internal static class EffectRules
{
    /// <summary>Checks one run against what workers know of it.</summary>
    /// <exception cref="SimulationException">Something was lost or made up.</exception>
    public static void CheckWork(RunRecord run, Ledger ledger)
    {
        foreach (var e in run.Events.Where(e => e.EventType == EventType.ActivityTaskCompleted))
        {
            var activityId = ActivityIdOf(run, e.ActivityTaskCompletedEventAttributes.ScheduledEventId);
            Require(ledger.HasExecuted(run.Key.RunId, activityId), run, $"activity {activityId} completed, but nobody has done it");
        }

        foreach (var ((runId, activityId), (attempt, _)) in ledger.Confirmed)
        {
            if (runId == run.Key.RunId)
            {
                Require(AttemptOf(run, activityId) == attempt, run, $"the completion of activity {activityId} by attempt {attempt} is lost");
            }
        }

        foreach (var (runId, startedEventId) in ledger.ConfirmedWorkflowTasks)
        {
            var isThere = runId != run.Key.RunId
                || run.Events.Any(e => e.WorkflowTaskCompletedEventAttributes?.StartedEventId == startedEventId);
            Require(isThere, run, $"the completion of the workflow task started at {startedEventId} is lost");
        }
    }

    /// <summary>Checks that each signal came once, and none that nobody sent.</summary>
    /// <exception cref="SimulationException">A signal was lost or doubled.</exception>
    public static void CheckSignals(IReadOnlyDictionary<string, List<RunRecord>> workflows, IEnumerable<ModelClient> clients)
    {
        var received = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in workflows.Values.SelectMany(runs => runs).SelectMany(run => run.Events).Where(e => e.EventType == EventType.WorkflowExecutionSignaled))
        {
            var name = e.WorkflowExecutionSignaledEventAttributes.SignalName;
            received[name] = received.GetValueOrDefault(name) + 1;
        }

        var sent = clients.SelectMany(client => Enumerable.Range(0, client.Plan.Signals).Select(client.Plan.SignalName))
            .Concat(workflows.Values.SelectMany(runs => runs).SelectMany(SentBy));
        foreach (var name in sent)
        {
            var times = received.GetValueOrDefault(name);
            if (times != 1)
            {
                throw new SimulationException($"signal {name} came {times} times");
            }

            received.Remove(name);
        }

        foreach (var (name, times) in received.Where(pair => pair.Value > 1))
        {
            throw new SimulationException($"signal {name} came {times} times");
        }
    }

    /// <summary>Checks that what a client was shown while the workflow ran is what is there at the end.</summary>
    /// <exception cref="SimulationException">The past has changed.</exception>
    public static void CheckSeen(ModelClient client, IReadOnlyList<RunRecord> runs)
    {
        if (client.StartedRunId.Length > 0 && runs[0].Key.RunId != client.StartedRunId)
        {
            throw new SimulationException($"{client.Plan.WorkflowId} was confirmed to have started as {client.StartedRunId}: {runs[0]}");
        }

        foreach (var (runId, seen) in client.Seen)
        {
            var run = runs.Single(record => record.Key.RunId == runId);
            foreach (var e in seen)
            {
                Require(run.Events.Count >= e.EventId && run.Events[(int)e.EventId - 1].Equals(e), run, $"a client was shown another event {e.EventId}: {e}");
            }
        }
    }

    // The signals of a run that others are said to have got.
    private static IEnumerable<string> SentBy(RunRecord run) => run.Events
        .Where(e => e.EventType == EventType.ExternalWorkflowExecutionSignaled)
        .Select(e => run.Events[(int)e.ExternalWorkflowExecutionSignaledEventAttributes.InitiatedEventId - 1])
        .Select(initiated => initiated.SignalExternalWorkflowExecutionInitiatedEventAttributes.SignalName);

    private static string ActivityIdOf(RunRecord run, long scheduledEventId) =>
        run.Events[(int)scheduledEventId - 1].ActivityTaskScheduledEventAttributes.ActivityId;

    // The attempt by which an activity completed; null when it did not.
    private static int? AttemptOf(RunRecord run, string activityId)
    {
        var completed = run.Events.FirstOrDefault(e =>
            e.EventType == EventType.ActivityTaskCompleted && ActivityIdOf(run, e.ActivityTaskCompletedEventAttributes.ScheduledEventId) == activityId);
        return completed is null
            ? null
            : run.Events[(int)completed.ActivityTaskCompletedEventAttributes.StartedEventId - 1].ActivityTaskStartedEventAttributes.Attempt;
    }

    private static void Require(bool holds, RunRecord run, string rule)
    {
        if (!holds)
        {
            throw new SimulationException($"effects: {rule}: {run}");
        }
    }
}
