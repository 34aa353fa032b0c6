using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Limits;
using Temporal.Server.Storage;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.Query.V1;

namespace Temporal.Server.Queries;

/// <summary>A query that somebody waits for. The first answer counts.</summary>
/// <param name="id">Names the query in tokens and tasks.</param>
/// <param name="run">The run.</param>
/// <param name="query">The question.</param>
internal sealed class PendingQuery(string id, RunKey run, WorkflowQuery query)
{
    private readonly TaskCompletionSource<Payloads?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Id { get; } = id;

    public RunKey Run { get; } = run;

    public WorkflowQuery Query { get; } = query;

    /// <summary>Gets the answer; fails with <see cref="ServiceException"/> when the worker or the server says so.</summary>
    public Task<Payloads?> Answer => _answer.Task;

    /// <summary>Takes a worker's answer.</summary>
    public void Complete(QueryResultType type, Payloads? result, string errorMessage, Failure? failure, ServerLimits limits)
    {
        if (type == QueryResultType.Failed)
        {
            Fail(Failed(errorMessage, failure));
        }
        else if (result is not null && result.CalculateSize() > limits.BlobBytesMax)
        {
            Fail(Failed("Blob data size exceeds limit.", failure: null));
        }
        else
        {
            _answer.TrySetResult(result);
        }
    }

    /// <summary>Gives the query up.</summary>
    public void Fail(ServiceException error)
    {
        if (_answer.TrySetException(error))
        {
            // Nobody may wait any more.
            _ = _answer.Task.Exception;
        }
    }

    private static ServiceException Failed(string message, Failure? failure) =>
        new(ServiceErrorKind.InvalidArgument, message, new QueryFailedFailure { Failure = failure });
}
