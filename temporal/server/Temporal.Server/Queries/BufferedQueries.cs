using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Query.V1;

namespace Temporal.Server.Queries;

/// <summary>The queries of a run that ride on its workflow tasks. Guarded by the slot's gate.</summary>
internal sealed class BufferedQueries
{
    private readonly List<PendingQuery> _queries = [];

    public bool IsEmpty => _queries.Count == 0;

    /// <summary>Adds a query to what the next workflow task takes along.</summary>
    /// <exception cref="Core.Errors.ServiceException">There are too many already.</exception>
    public void Add(PendingQuery query, ServerLimits limits)
    {
        _queries.RemoveAll(other => other.Answer.IsCompleted);
        if (_queries.Count >= limits.BufferedQueriesMax)
        {
            throw QueryRules.BufferFull();
        }

        _queries.Add(query);
    }

    /// <summary>Forgets a query whose caller is gone.</summary>
    public void Remove(PendingQuery query) => _queries.Remove(query);

    /// <summary>Gives all queries to a started workflow task. They stay here until they are answered: the task may fail.</summary>
    public void AttachTo(IDictionary<string, WorkflowQuery> queries)
    {
        foreach (var query in _queries)
        {
            queries.Add(query.Id, query.Query);
        }
    }

    /// <summary>Takes the answers of a completed workflow task; answers to what was not asked are ignored.</summary>
    public IReadOnlyList<(PendingQuery Query, WorkflowQueryResult Result)> TakeAnswered(IDictionary<string, WorkflowQueryResult> results)
    {
        if (_queries.Count == 0 || results.Count == 0)
        {
            return [];
        }

        var answered = new List<(PendingQuery Query, WorkflowQueryResult Result)>();
        foreach (var query in _queries)
        {
            if (results.TryGetValue(query.Id, out var result))
            {
                answered.Add((query, result));
            }
        }

        foreach (var (query, _) in answered)
        {
            _queries.Remove(query);
        }

        return answered;
    }

    /// <summary>Gives all queries up: the run is loaded anew, and the tasks that took them along are void.</summary>
    public void FailAll()
    {
        foreach (var query in _queries)
        {
            query.Fail(new ServiceException(ServiceErrorKind.Unavailable, "the run was loaded anew; try again"));
        }

        _queries.Clear();
    }

    /// <summary>Takes out what no workflow task will take along: none is pending, so the queries go to a worker directly.</summary>
    public IReadOnlyList<PendingQuery> TakeDirect(ExecutionState state)
    {
        var isOpen = state.Status is WorkflowExecutionStatus.Running or WorkflowExecutionStatus.Paused;
        if (_queries.Count == 0 || (isOpen && WorkflowTasks.StatusOf(state) != WorkflowTaskStatus.None))
        {
            return [];
        }

        var direct = _queries.ToList();
        _queries.Clear();
        return direct;
    }
}
