using Temporal.Server.Core.Errors;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Queries;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes a worker's answer to a query task.</summary>
internal sealed class RespondQueryTaskCompleted(HistoryEngine engine, WorkflowQueries queries)
{
    public ValueTask<RespondQueryTaskCompletedResponse> RespondQueryTaskCompletedAsync(RespondQueryTaskCompletedRequest request, GrpcCall _)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        if (token.QueryId.Length == 0)
        {
            throw new ServiceException(ServiceErrorKind.InvalidArgument, "Invalid TaskToken.");
        }

        queries.Complete(token.QueryId, request);
        return new(new RespondQueryTaskCompletedResponse());
    }
}
