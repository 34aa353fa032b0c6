using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>CountWorkers: how many workers that sent heartbeats pass a query.</summary>
internal sealed class CountWorkers(INamespaceRegistry namespaces, WorkerRegistry workers) : IRpcHandler<CountWorkersRequest, CountWorkersResponse>
{
    public ValueTask<CountWorkersResponse> HandleAsync(CountWorkersRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        var matches = WorkerQueries.Parse(request.Query);
        return new(new CountWorkersResponse { Count = workers.List(entry.Id).Count(heartbeat => matches(heartbeat)) });
    }
}
