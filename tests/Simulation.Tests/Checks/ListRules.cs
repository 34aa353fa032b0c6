using Simulation.Tests.Clockwork;
using Simulation.Tests.Stores;
using Simulation.Tests.Wires;
using Temporal.Server.Core.Queries;
using Temporal.Server.Storage.Memory;

namespace Simulation.Tests.Checks;

/// <summary>The list of executions says of each run what the run itself says.</summary>
internal static class ListRules
{
    /// <summary>Checks the list.</summary>
    /// <exception cref="SimulationException">It is not what the runs are.</exception>
    public static void Check(MemoryStore store, IReadOnlyCollection<RunRecord> runs)
    {
        var page = AtOnce.Get(store.Visibility.ListAsync(OneNamespace.Id, ListFilter.All, runs.Count + 10, ReadOnlyMemory<byte>.Empty, CancellationToken.None));
        var listed = page.Executions.ToDictionary(info => info.Execution.RunId, StringComparer.Ordinal);
        Require(listed.Count == runs.Count, $"{listed.Count} runs are listed, there are {runs.Count}");
        foreach (var run in runs)
        {
            Require(listed.TryGetValue(run.Key.RunId, out var info), $"not listed: {run}");
            Require(info!.Status == run.Status, $"listed as {info.Status}: {run}");
            Require(info.CloseTime?.Equals(run.Last.EventTime) == true, $"listed as closed at {info.CloseTime}: {run}");
            Require(info.StartTime.Equals(run.Events[0].EventTime), $"listed as started at {info.StartTime}: {run}");
            Require(info.HistoryLength == run.Events.Count, $"listed with {info.HistoryLength} events: {run}");
        }
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new SimulationException($"list: {rule}");
        }
    }
}
