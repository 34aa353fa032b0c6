using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporal.Server.Matching;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>A worker says goodbye: its polls end, and the tasks that only it would fetch go to the others.</summary>
internal sealed class ShutdownWorker(HistoryEngine engine, TaskMatcher matcher)
{
    public ValueTask<ShutdownWorkerResponse> ShutdownWorkerAsync(ShutdownWorkerRequest request, GrpcCall _)
    {
        var entry = engine.Namespaces.Require(request.Namespace);
        matcher.ShutDownWorker(entry.Id, request.StickyTaskQueue, request.TaskQueue, request.WorkerInstanceKey);
        return new(new ShutdownWorkerResponse());
    }
}
