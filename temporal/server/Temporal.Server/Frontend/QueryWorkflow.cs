using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Queries;
using Temporal.Server.Storage;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Asks a workflow's worker a question.</summary>
internal sealed class QueryWorkflow(HistoryEngine engine, WorkflowQueries queries)
{
    public async ValueTask<QueryWorkflowResponse> QueryWorkflowAsync(QueryWorkflowRequest request, GrpcCall call)
    {
        var entry = engine.Namespaces.Require(request.Namespace);
        Requests.Check(request, engine.Options.Limits);
        var run = new RunKey(entry.Id, request.Execution.WorkflowId, request.Execution.RunId);
        return await queries.AskAsync(run, request, call.CancellationToken);
    }
}
