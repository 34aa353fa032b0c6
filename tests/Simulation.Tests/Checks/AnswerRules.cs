using Simulation.Tests.Clockwork;
using Simulation.Tests.Wires;
using Temporalio.Api.Common.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Simulation.Tests.Checks;

/// <summary>The server tells clients of a run what is on the disk, in pages of any size and from either end.</summary>
internal sealed class AnswerRules(World world, Caller caller)
{
    private const int PageSizeMax = 5;

    /// <summary>Asks about a run, and checks the answers.</summary>
    /// <exception cref="SimulationException">An answer is wrong.</exception>
    public async Task CheckAsync(RunRecord run)
    {
        var execution = new WorkflowExecution { WorkflowId = run.Key.WorkflowId, RunId = run.Key.RunId };
        RequireEqual(run, await ReadAsync(execution), run.Events, "history");
        RequireEqual(run, await ReadReverseAsync(execution), [.. run.Events.Reverse()], "reverse history");
        var described = await caller.CallAsync(Rpcs.Describe, new DescribeWorkflowExecutionRequest { Namespace = Caller.Namespace, Execution = execution });
        var info = described.WorkflowExecutionInfo;
        Require(info.Status == run.Status, run, $"described as {info.Status}");
        Require(info.HistoryLength == run.Events.Count, run, $"described with {info.HistoryLength} events");
    }

    private async Task<List<HistoryEvent>> ReadAsync(WorkflowExecution execution)
    {
        var events = new List<HistoryEvent>();
        var request = new GetWorkflowExecutionHistoryRequest { Namespace = Caller.Namespace, Execution = execution, MaximumPageSize = PageSize() };
        do
        {
            var response = await caller.CallAsync(Rpcs.History, request);
            events.AddRange(response.History.Events);
            request.NextPageToken = response.NextPageToken;
        }
        while (!request.NextPageToken.IsEmpty);
        return events;
    }

    private async Task<List<HistoryEvent>> ReadReverseAsync(WorkflowExecution execution)
    {
        var events = new List<HistoryEvent>();
        var request = new GetWorkflowExecutionHistoryReverseRequest { Namespace = Caller.Namespace, Execution = execution, MaximumPageSize = PageSize() };
        do
        {
            var response = await caller.CallAsync(Rpcs.HistoryReverse, request);
            events.AddRange(response.History.Events);
            request.NextPageToken = response.NextPageToken;
        }
        while (!request.NextPageToken.IsEmpty);
        return events;
    }

    private int PageSize() => world.Random.Next(1, PageSizeMax);

    private static void RequireEqual(RunRecord run, List<HistoryEvent> told, IReadOnlyList<HistoryEvent> stored, string what) =>
        Require(told.SequenceEqual(stored), run, $"the {what} told is\n{HistoryRules.Show(told)}\nbut stored is");

    private static void Require(bool holds, RunRecord run, string rule)
    {
        if (!holds)
        {
            throw new SimulationException($"answers: {rule}: {run}");
        }
    }
}
