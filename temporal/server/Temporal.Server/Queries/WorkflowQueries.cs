using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Histories;
using Temporal.Server.Storage;
using Temporalio.Api.Query.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Queries;

/// <summary>Asks workers about runs.</summary>
/// <remarks>
/// An answer must not be older than what the caller may know of: while a workflow task is pending its events are unseen, and the query rides
/// on it. Only a run whose worker has seen everything is asked directly. Nothing of a query is stored.
/// </remarks>
internal sealed class WorkflowQueries(HistoryEngine engine, QueryTasks tasks)
{
    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="ServiceException">The run can't be queried now, or the worker's answer is an error.</exception>
    /// <exception cref="OperationCanceledException">No worker answered in the caller's time.</exception>
    public async ValueTask<QueryWorkflowResponse> AskAsync(RunKey run, QueryWorkflowRequest request, CancellationToken cancellationToken)
    {
        PendingQuery query;
        QueryTarget? target;
        using (var lease = await engine.Slots.EnterAsync(run.NamespaceId, run.WorkflowId, cancellationToken))
        {
            var cached = await engine.Loader.RequireAsync(lease.Slot, run.RunId, cancellationToken);
            var route = QueryRules.Decide(cached.State, request.QueryRejectCondition, engine.Options.Limits);
            if (route == QueryRoute.Rejected)
            {
                return new QueryWorkflowResponse { QueryRejected = new QueryRejected { Status = cached.State.Status } };
            }

            query = new PendingQuery(engine.Options.NewId(), cached.Key, request.Query);
            target = route == QueryRoute.Direct ? QueryTarget.Of(cached.State) : null;
            if (target is null)
            {
                cached.Queries.Add(query, engine.Options.Limits);
            }
        }

        if (target is not null)
        {
            tasks.Dispatch(query, target);
        }

        try
        {
            return new QueryWorkflowResponse { QueryResult = await query.Answer.WaitAsync(cancellationToken) };
        }
        catch (OperationCanceledException)
        {
            await ForgetAsync(query);
            throw;
        }
    }

    /// <summary>Takes a worker's answer to a query task.</summary>
    /// <exception cref="ServiceException">Nobody waits for it any more.</exception>
    public void Complete(string queryId, RespondQueryTaskCompletedRequest request) => tasks.Take(queryId)
        .Complete(request.CompletedType, request.QueryResult, request.ErrorMessage, request.Failure, engine.Options.Limits);

    private async Task ForgetAsync(PendingQuery query)
    {
        query.Fail(new ServiceException(ServiceErrorKind.DeadlineExceeded, "the caller is gone"));
        using var lease = await engine.Slots.EnterAsync(query.Run.NamespaceId, query.Run.WorkflowId, CancellationToken.None);
        if (lease.Slot.Runs.TryGetValue(query.Run.RunId, out var cached))
        {
            cached.Queries.Remove(query);
        }
    }
}
