using Simulation.Tests.Clients;
using Simulation.Tests.Clockwork;
using Simulation.Tests.Programs;
using Simulation.Tests.Stores;
using Simulation.Tests.Workers;

namespace Simulation.Tests.Checks;

/// <summary>Compares what is on the disk when all is quiet with what the model, the clients and the workers say.</summary>
internal sealed class Judgement
{
    private readonly Dictionary<string, List<RunRecord>> _workflows = new(StringComparer.Ordinal);
    private readonly DurableRuns _durable;

    /// <summary>Reads the disk.</summary>
    public Judgement(DurableRuns durable)
    {
        _durable = durable;
        foreach (var key in durable.All)
        {
            if (!_workflows.TryGetValue(key.WorkflowId, out var runs))
            {
                _workflows.Add(key.WorkflowId, runs = []);
            }

            runs.Add(new RunRecord(key, durable.StateOf(key), durable.EventsOf(key)));
        }
    }

    /// <summary>Gets all runs.</summary>
    public IReadOnlyList<RunRecord> Runs => [.. _workflows.Values.SelectMany(runs => runs)];

    /// <summary>Checks everything.</summary>
    /// <exception cref="SimulationException">A rule is broken.</exception>
    public void Check(IReadOnlyList<ModelClient> clients, ProgramModel model, Ledger ledger)
    {
        foreach (var run in Runs)
        {
            HistoryRules.Check(run.Key.WorkflowId, run.Events);
            EffectRules.CheckWork(run, ledger);
        }

        foreach (var runs in _workflows.Values)
        {
            ChainRules.Check(runs);
        }

        FamilyRules.Check(_workflows);
        EffectRules.CheckSignals(_workflows, clients);
        foreach (var client in clients)
        {
            EffectRules.CheckSeen(client, _workflows[client.Plan.WorkflowId]);
        }

        CheckResults(model);
        ListRules.Check(_durable.Store, Runs);
    }

    private void CheckResults(ProgramModel model)
    {
        foreach (var (workflowId, expected) in model.Workflows)
        {
            if (!_workflows.TryGetValue(workflowId, out var runs))
            {
                Require(expected.IsOpen, $"{workflowId} never began");
                continue;
            }

            var last = runs[^1];
            Require(expected.IsOpen || last.Status == expected.Status, $"the model says {expected.Status}: {last}");
            Require(expected.IsOpen || runs.Count == expected.Runs || (expected.MayHaveFewerRuns && runs.Count < expected.Runs), $"the model says {expected.Runs} runs, here are {runs.Count}: {last}");
            if (!expected.IsOpen && expected.Result is { } result)
            {
                var came = Json.FromPayloads<int>(last.Last.WorkflowExecutionCompletedEventAttributes.Result);
                Require(came == result, $"came to {came}, the model to {result}: {string.Join("\n --\n", runs)}");
            }
        }

        foreach (var workflowId in _workflows.Keys)
        {
            Require(model.Workflows.ContainsKey(workflowId), $"nobody has asked for {workflowId}");
        }
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new SimulationException($"model: {rule}");
        }
    }
}
