using Simulation.Tests.Clockwork;

namespace Simulation.Tests.Checks;

/// <summary>The runs of one workflow follow each other: each names the one before it and is named by it.</summary>
internal static class ChainRules
{
    /// <summary>Checks the runs of a workflow, in the order of their creation.</summary>
    /// <exception cref="SimulationException">The chain is broken.</exception>
    public static void Check(IReadOnlyList<RunRecord> runs)
    {
        for (var i = 0; i < runs.Count; i++)
        {
            var run = runs[i];
            var next = i + 1 < runs.Count ? runs[i + 1].Key.RunId : string.Empty;
            Require(run.Started.ContinuedExecutionRunId == (i == 0 ? string.Empty : runs[i - 1].Key.RunId), run, "it does not name the run before it");
            Require(run.NextRunId == next, run, $"it does not name the run after it, {next}");
            Require(run.Started.FirstExecutionRunId == runs[0].Key.RunId, run, "it does not name the first run");
            Require(run.Started.OriginalExecutionRunId == run.Key.RunId, run, "it does not name itself");
            Require(run.State.NewRunId == next, run, "its state names another next run");
        }
    }

    private static void Require(bool holds, RunRecord run, string rule)
    {
        if (!holds)
        {
            throw new SimulationException($"chain: {rule}: {run}");
        }
    }
}
