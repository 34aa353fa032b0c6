using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Namespaces;
using Temporal.Server.Queries;
using Temporalio.Api.Query.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes a worker's answer to a workflow task.</summary>
internal sealed class RespondWorkflowTaskCompleted(HistoryEngine engine)
{
    public async ValueTask<RespondWorkflowTaskCompletedResponse> RespondWorkflowTaskCompletedAsync(
        RespondWorkflowTaskCompletedRequest request, GrpcCall call)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        Requests.CheckIdentity(request.Identity, engine.Options.Limits);
        var entry = engine.Namespaces.FindById(token.NamespaceId) ?? throw Refusals.WorkflowTaskNotFound();
        var outcome = await engine.UpdateAsync(
            TaskTokens.RunOf(token),
            (run, decision) => Complete(run, decision, request, token, entry),
            call.CancellationToken);
        foreach (var (query, result) in outcome.Queries)
        {
            query.Complete(result.ResultType, result.Answer, result.ErrorMessage, result.Failure, engine.Options.Limits);
        }

        return outcome.Failure is { } failure ? throw failure.ToException() : await outcome.AnswerAsync(engine, call.CancellationToken);
    }

    private Outcome Complete(
        CachedRun run, Decision decision, RespondWorkflowTaskCompletedRequest request, TaskToken token, NamespaceEntry entry)
    {
        var state = decision.State;
        var checks = new CommandContext(
            entry.Name,
            state.TaskQueue,
            state.WorkflowType,
            entry.SearchAttributes,
            name => engine.Namespaces.FindByName(name) is not null,
            engine.Options.Limits)
        {
            RunTimeout = Ticks.ToOptionalDuration(state.RunTimeout),
            TaskTimeout = Ticks.ToDuration(state.TaskTimeout),
        };
        var completion = new WorkflowTaskCompletion(
            request,
            new WorkflowTaskReference(token.ScheduledEventId, token.StartedEventId, token.Attempt, token.Stamp),
            checks,
            run.Started,
            name => engine.Namespaces.FindByName(name)?.Id ?? string.Empty,
            run.Updates);
        var result = WorkflowTaskCompletions.Complete(decision, completion);
        return new Outcome(
            result.Failure,
            result.NewTaskStarted ? WorkflowTaskSnapshot.Take(run, decision, isPartial: true) : null,
            result.EagerActivities.Select(id => ActivityTaskSnapshot.Take(run, decision, decision.State.Activities[id], entry.Name)).ToList())
        {
            Queries = result.Failure is null ? run.Queries.TakeAnswered(request.QueryResults) : [],
            ResetHistoryEventId = result.ResetHistoryEventId,
        };
    }

    private sealed record Outcome(CommandFailure? Failure, WorkflowTaskSnapshot? NewTask, IReadOnlyList<ActivityTaskSnapshot> Activities)
    {
        /// <summary>Gets the queries that the worker has answered.</summary>
        public IReadOnlyList<(PendingQuery Query, WorkflowQueryResult Result)> Queries { get; init; } = [];

        public long ResetHistoryEventId { get; init; }

        public async ValueTask<RespondWorkflowTaskCompletedResponse> AnswerAsync(HistoryEngine engine, CancellationToken cancellationToken)
        {
            var response = new RespondWorkflowTaskCompletedResponse { ResetHistoryEventId = ResetHistoryEventId };
            if (NewTask is not null)
            {
                response.WorkflowTask = await NewTask.CompleteAsync(engine.Store, engine.Options.Limits.HistoryPageEventsMax, cancellationToken);
            }

            foreach (var activity in Activities)
            {
                response.ActivityTasks.Add(await activity.CompleteAsync(engine.Store, cancellationToken));
            }

            return response;
        }
    }
}
