using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ShutdownWorker: what waits for this worker alone goes to the others, and its polls end.</summary>
internal sealed class ShutdownWorker(INamespaceRegistry namespaces, TaskMatcher matcher, WorkerRegistry workers)
    : IRpcHandler<ShutdownWorkerRequest, ShutdownWorkerResponse>
{
    public ValueTask<ShutdownWorkerResponse> HandleAsync(ShutdownWorkerRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        if (request.WorkerHeartbeat is { } heartbeat)
        {
            workers.Record(entry.Id, heartbeat);
        }

        var key = request.WorkerInstanceKey.Length > 0 ? request.WorkerInstanceKey : request.WorkerHeartbeat?.WorkerInstanceKey ?? string.Empty;
        var queue = request.TaskQueue.Length > 0 ? request.TaskQueue : request.WorkerHeartbeat?.TaskQueue ?? string.Empty;
        matcher.ShutDownWorker(entry.Id, request.StickyTaskQueue, queue, key);
        return new(new ShutdownWorkerResponse());
    }
}
