using Google.Protobuf;
using Temporal.Server.Core.Executions;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Histories;

/// <summary>A started workflow task as a worker gets it; taken under the lock, completed with events afterwards.</summary>
/// <param name="Response">The answer without its history.</param>
/// <param name="Events">The events that are written.</param>
/// <param name="Unwritten">The task's own events when they are not.</param>
internal sealed record WorkflowTaskSnapshot(PollWorkflowTaskQueueResponse Response, EventRange Events, IReadOnlyList<HistoryEvent> Unwritten)
{
    /// <summary>Takes the snapshot of the task that was just started.</summary>
    /// <param name="run">The run; the decision's own events are not in it yet.</param>
    /// <param name="decision">The decision that started the task.</param>
    /// <param name="isPartial">Whether the worker has the history up to its last task in its cache.</param>
    public static WorkflowTaskSnapshot Take(CachedRun run, Decision decision, bool isPartial)
    {
        var state = decision.State;
        var task = state.WorkflowTask;
        var response = new PollWorkflowTaskQueueResponse
        {
            TaskToken = TaskTokens.Of(run.Key, task),
            WorkflowExecution = new WorkflowExecution { WorkflowId = state.WorkflowId, RunId = state.RunId },
            WorkflowType = new WorkflowType { Name = state.WorkflowType },
            PreviousStartedEventId = state.LastStartedEventId,
            StartedEventId = task.StartedEventId,
            Attempt = task.Attempt,
            WorkflowExecutionTaskQueue = new TaskQueue { Name = state.TaskQueue, Kind = TaskQueueKind.Normal },
            ScheduledTime = Ticks.ToTimestamp(task.ScheduledTime),
            StartedTime = Ticks.ToTimestamp(task.StartedTime),
        };
        response.Messages.AddRange(run.Updates.Send(task.StartedEventId));
        run.Queries.AttachTo(response.Queries);
        var first = isPartial ? state.LastStartedEventId + 1 : 1;
        var end = Math.Min(state.NextEventId, task.StartedEventId + 1);
        return new WorkflowTaskSnapshot(
            response,
            HistoryReader.Plan(run, decision, first, end),
            WorkflowTasks.UnwrittenEvents(state, decision.Context.Limits, withIdentity: true));
    }

    /// <summary>Completes the answer with the first page of events.</summary>
    public async ValueTask<PollWorkflowTaskQueueResponse> CompleteAsync(IStore store, int pageMax, CancellationToken cancellationToken)
    {
        var pageEnd = Math.Min(Events.EndEventId, Events.FirstEventId + pageMax);
        Response.History = new History();
        Response.History.Events.AddRange(await Events.ReadAsync(store, pageEnd, cancellationToken));
        if (pageEnd == Events.EndEventId)
        {
            Response.History.Events.AddRange(Unwritten);
            return Response;
        }

        Response.NextPageToken = new HistoryPageToken
        {
            RunId = Events.Run.RunId,
            FirstEventId = Events.FirstEventId,
            EndEventId = Events.EndEventId,
            PageEventId = pageEnd,
            WithUnwritten = true,
        }.ToByteString();
        return Response;
    }
}
