using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>RecordWorkerHeartbeat: the last one of each worker is kept.</summary>
internal sealed class RecordWorkerHeartbeat(INamespaceRegistry namespaces, WorkerRegistry workers)
    : IRpcHandler<RecordWorkerHeartbeatRequest, RecordWorkerHeartbeatResponse>
{
    public ValueTask<RecordWorkerHeartbeatResponse> HandleAsync(RecordWorkerHeartbeatRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        foreach (var heartbeat in request.WorkerHeartbeat)
        {
            workers.Record(entry.Id, heartbeat);
        }

        return new(new RecordWorkerHeartbeatResponse());
    }
}
