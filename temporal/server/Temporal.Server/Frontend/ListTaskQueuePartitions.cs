using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Namespaces;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListTaskQueuePartitions: the parts by their usual names. One queue stands behind them all.</summary>
internal sealed class ListTaskQueuePartitions(INamespaceRegistry namespaces, ServerLimits limits, Func<string> target)
    : IRpcHandler<ListTaskQueuePartitionsRequest, ListTaskQueuePartitionsResponse>
{
    public ValueTask<ListTaskQueuePartitionsResponse> HandleAsync(ListTaskQueuePartitionsRequest request, GrpcCall call)
    {
        _ = namespaces.Require(request.Namespace);
        TaskQueues.CheckPolled(request.TaskQueue, limits);
        return new(new ListTaskQueuePartitionsResponse
        {
            ActivityTaskQueuePartitions = { PartitionsOf(request.TaskQueue.Name) },
            WorkflowTaskQueuePartitions = { PartitionsOf(request.TaskQueue.Name) },
        });
    }

    private IEnumerable<TaskQueuePartitionMetadata> PartitionsOf(string name) => TaskQueuePartitions.NamesOf(name).Select(part => new TaskQueuePartitionMetadata
    {
        Key = part,
        OwnerHostName = target(),
    });
}
