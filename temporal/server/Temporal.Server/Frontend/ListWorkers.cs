using Google.Protobuf;
using Temporal.Server.Core.Limits;
using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.Worker.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListWorkers: the workers that sent heartbeats, by their keys; the page token is the last key.</summary>
internal sealed class ListWorkers(INamespaceRegistry namespaces, WorkerRegistry workers, ServerLimits limits)
    : IRpcHandler<ListWorkersRequest, ListWorkersResponse>
{
    public ValueTask<ListWorkersResponse> HandleAsync(ListWorkersRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        var matches = WorkerQueries.Parse(request.Query);
        var pageSize = request.PageSize > 0 ? Math.Min(request.PageSize, limits.VisibilityPageSizeMax) : limits.VisibilityPageSizeMax;
        var after = request.NextPageToken.ToStringUtf8();
        var page = workers.List(entry.Id)
            .SkipWhile(heartbeat => string.CompareOrdinal(heartbeat.WorkerInstanceKey, after) <= 0 && after.Length > 0)
            .Where(heartbeat => matches(heartbeat))
            .Take(pageSize)
            .ToList();
        return new(new ListWorkersResponse
        {
            WorkersInfo = { page.Select(static heartbeat => new WorkerInfo { WorkerHeartbeat = heartbeat }) },
            Workers = { page.Select(Summary) },
            NextPageToken = page.Count == pageSize ? ByteString.CopyFromUtf8(page[^1].WorkerInstanceKey) : ByteString.Empty,
        });
    }

    private static WorkerListInfo Summary(WorkerHeartbeat heartbeat) => new()
    {
        WorkerInstanceKey = heartbeat.WorkerInstanceKey,
        WorkerIdentity = heartbeat.WorkerIdentity,
        TaskQueue = heartbeat.TaskQueue,
        DeploymentVersion = heartbeat.DeploymentVersion,
        SdkName = heartbeat.SdkName,
        SdkVersion = heartbeat.SdkVersion,
        Status = heartbeat.Status,
        StartTime = heartbeat.StartTime,
        HostName = heartbeat.HostInfo?.HostName ?? string.Empty,
        WorkerGroupingKey = heartbeat.HostInfo?.WorkerGroupingKey ?? string.Empty,
        ProcessId = heartbeat.HostInfo?.ProcessId ?? string.Empty,
        Plugins = { heartbeat.Plugins },
        Drivers = { heartbeat.Drivers },
    };
}
