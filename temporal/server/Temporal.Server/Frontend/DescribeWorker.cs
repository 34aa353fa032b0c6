using Temporal.Server.Core.Errors;
using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.Worker.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>DescribeWorker: the last heartbeat of a worker.</summary>
internal sealed class DescribeWorker(INamespaceRegistry namespaces, WorkerRegistry workers) : IRpcHandler<DescribeWorkerRequest, DescribeWorkerResponse>
{
    public ValueTask<DescribeWorkerResponse> HandleAsync(DescribeWorkerRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        var heartbeat = workers.Find(entry.Id, request.WorkerInstanceKey)
            ?? throw new ServiceException(ServiceErrorKind.NotFound, $"Worker {request.WorkerInstanceKey} not found", new NotFoundFailure());
        return new(new DescribeWorkerResponse { WorkerInfo = new WorkerInfo { WorkerHeartbeat = heartbeat } });
    }
}
