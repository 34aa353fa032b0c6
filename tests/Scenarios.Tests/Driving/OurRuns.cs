using Google.Protobuf;
using Scenarios.Tests.Recordings;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Exceptions;
using WorkflowExecution = Temporalio.Api.Common.V1.WorkflowExecution;

namespace Scenarios.Tests.Driving;

/// <summary>Finds, for each recorded run, the run of ours that stands for it.</summary>
internal sealed class OurRuns(ITemporalClient client, Scenario scenario)
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(20);

    private readonly Dictionary<string, string> _firstRunIds = new(StringComparer.Ordinal);

    /// <summary>Notes the run that a start of ours made.</summary>
    public void Add(Recording recording, string runId) => _firstRunIds[recording.ChainId] = runId;

    /// <summary>Gets the history of our run, or null while there is none.</summary>
    public async Task<IReadOnlyList<HistoryEvent>?> FindAsync(Recording recording, CancellationToken cancellationToken)
    {
        if (await FindFirstRunIdAsync(recording, cancellationToken) is not { } runId)
        {
            return null;
        }

        // Of some chains only the last run was recorded.
        var chain = scenario.Chains.Single(c => c.Contains(recording)).ToList();
        var isWhole = chain[0].Started.ContinuedExecutionRunId.Length == 0;
        for (var position = 0; ; position++)
        {
            var events = await ReadAsync(recording.WorkflowId, runId, cancellationToken);
            var next = NewRunId(events[^1]);
            if (isWhole ? chain[position] == recording : string.IsNullOrEmpty(next))
            {
                return events;
            }

            if (string.IsNullOrEmpty(next))
            {
                return null;
            }

            runId = next;
        }
    }

    /// <summary>Waits until our run has a number of events.</summary>
    public async Task<IReadOnlyList<HistoryEvent>> WaitAsync(Recording recording, long events, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(recording, cancellationToken) is { } found && found.Count >= events)
            {
                return found;
            }

            await Task.Delay(LookAgainAfter, TimeProvider.System, cancellationToken);
        }
    }

    private static string? NewRunId(HistoryEvent e) =>
        e.WorkflowExecutionContinuedAsNewEventAttributes?.NewExecutionRunId
        ?? e.WorkflowExecutionFailedEventAttributes?.NewExecutionRunId
        ?? e.WorkflowExecutionCompletedEventAttributes?.NewExecutionRunId
        ?? e.WorkflowExecutionTimedOutEventAttributes?.NewExecutionRunId;

    // A run that no start of ours made is a child: its first run is asked for.
    private async Task<string?> FindFirstRunIdAsync(Recording recording, CancellationToken cancellationToken)
    {
        if (_firstRunIds.TryGetValue(recording.ChainId, out var known))
        {
            return known;
        }

        try
        {
            var described = await client.WorkflowService.DescribeWorkflowExecutionAsync(
                new DescribeWorkflowExecutionRequest
                {
                    Namespace = client.Options.Namespace,
                    Execution = new WorkflowExecution { WorkflowId = recording.WorkflowId },
                },
                new RpcOptions { CancellationToken = cancellationToken });
            return _firstRunIds[recording.ChainId] = described.WorkflowExecutionInfo.FirstRunId;
        }
        catch (RpcException e) when (e.Code == RpcException.StatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<HistoryEvent>> ReadAsync(string workflowId, string runId, CancellationToken cancellationToken)
    {
        var events = new List<HistoryEvent>();
        var request = new GetWorkflowExecutionHistoryRequest
        {
            Namespace = client.Options.Namespace,
            Execution = new WorkflowExecution { WorkflowId = workflowId, RunId = runId },
        };
        do
        {
            var page = await client.WorkflowService.GetWorkflowExecutionHistoryAsync(request, new RpcOptions { CancellationToken = cancellationToken });
            events.AddRange(page.History.Events);
            request.NextPageToken = page.NextPageToken;
        }
        while (request.NextPageToken != ByteString.Empty);
        return events;
    }
}
