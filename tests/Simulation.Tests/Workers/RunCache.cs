using Simulation.Tests.Clockwork;
using Simulation.Tests.Wires;
using Temporalio.Api.Common.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Grpc;

namespace Simulation.Tests.Workers;

/// <summary>The histories that a worker keeps, completed by the tasks it gets.</summary>
internal sealed class RunCache(Caller caller)
{
    private readonly Dictionary<string, List<HistoryEvent>> _runs = new(StringComparer.Ordinal);

    /// <summary>Drops a run.</summary>
    public void Forget(string runId) => _runs.Remove(runId);

    /// <summary>Gets the whole history that a task stands on, or null when the run is gone.</summary>
    /// <exception cref="SimulationException">The server sent a history with a gap.</exception>
    public async Task<IReadOnlyList<HistoryEvent>?> UpdateAsync(PollWorkflowTaskQueueResponse task)
    {
        var run = task.WorkflowExecution;
        var first = task.History.Events.Count > 0 ? task.History.Events[0].EventId : task.StartedEventId;
        List<HistoryEvent> events;
        if (first > 1 && (!_runs.TryGetValue(run.RunId, out var known) || known.Count < first - 1))
        {
            try
            {
                events = await FetchAsync(run, []);
            }
            catch (GrpcException e) when (e.Code == GrpcStatusCode.NotFound)
            {
                return null;
            }

            events = [.. events.Take((int)first - 1)];
        }
        else
        {
            events = first > 1 ? [.. _runs[run.RunId].Take((int)first - 1)] : [];
        }

        events.AddRange(task.History.Events);
        if (!task.NextPageToken.IsEmpty)
        {
            events.AddRange(await FetchAsync(run, task.NextPageToken.ToByteArray()));
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].EventId != i + 1)
            {
                throw new SimulationException($"the task of {run} has event {events[i].EventId} where {i + 1} belongs: {string.Join(' ', events.Select(e => e.EventId))}");
            }
        }

        _runs[run.RunId] = events;
        return events;
    }

    private async Task<List<HistoryEvent>> FetchAsync(WorkflowExecution run, byte[] token)
    {
        var events = new List<HistoryEvent>();
        var page = Google.Protobuf.ByteString.CopyFrom(token);
        do
        {
            var response = await caller.CallAsync(Rpcs.History, new GetWorkflowExecutionHistoryRequest
            {
                Namespace = Caller.Namespace,
                Execution = run,
                NextPageToken = page,
            });
            events.AddRange(response.History.Events);
            page = response.NextPageToken;
        }
        while (!page.IsEmpty);
        return events;
    }
}
