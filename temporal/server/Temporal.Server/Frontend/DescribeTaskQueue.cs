using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>DescribeTaskQueue: who polls, what waits, which limits hold; in the plain form or by versions and types.</summary>
internal sealed class DescribeTaskQueue(INamespaceRegistry namespaces, TaskMatcher matcher, TaskQueueConfigs configs, ServerLimits limits)
    : IRpcHandler<DescribeTaskQueueRequest, DescribeTaskQueueResponse>
{
    // The first moment of year 1: a version that nobody has set was set then.
    private const long NeverSeconds = -62_135_596_800;
    private const string Unversioned = "__unversioned__";

    // The official server numbers stored tasks in blocks of this size; clients show it.
    private const long TaskIdsPerBlock = 100_000;

    public ValueTask<DescribeTaskQueueResponse> HandleAsync(DescribeTaskQueueRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        if (request.TaskQueue is { } queue && TaskQueuePartitions.IsPartition(queue.Name))
        {
            queue.Name = TaskQueuePartitions.QueueOf(queue.Name) ?? throw Invalid.Argument($"invalid task queue partition name {queue.Name}");
        }

        TaskQueues.CheckPolled(request.TaskQueue, limits);
        return new(request.ApiMode == DescribeTaskQueueMode.Enhanced ? DescribeByVersion(request, entry) : Describe(request, entry));
    }

    private DescribeTaskQueueResponse Describe(DescribeTaskQueueRequest request, NamespaceEntry entry)
    {
        var type = request.TaskQueueType == TaskQueueType.Unspecified ? TaskQueueType.Workflow : request.TaskQueueType;
        var key = new TaskQueueKey(entry.Id, request.TaskQueue.Name, type);
        var snapshot = matcher.Describe(key);
        var config = configs.Find(key);
        var response = new DescribeTaskQueueResponse
        {
            Pollers = { TaskQueueViews.Pollers(snapshot) },
            EffectiveRateLimit = TaskQueueViews.EffectiveRate(snapshot, config),
            Config = request.ReportConfig ? config : null,
        };
        if (request.TaskQueue.Kind != TaskQueueKind.Sticky)
        {
            response.VersioningInfo = new TaskQueueVersioningInfo { CurrentVersion = Unversioned, UpdateTime = new Timestamp { Seconds = NeverSeconds } };
        }

        if (request.ReportStats)
        {
            response.Stats = TaskQueueViews.Stats(snapshot);
            response.StatsByPriorityKey.Add(TaskQueueViews.StatsByPriority(snapshot).ToDictionary());
        }

        if (request.IncludeTaskQueueStatus)
        {
            response.TaskQueueStatus = new TaskQueueStatus
            {
                BacklogCountHint = snapshot.BacklogByPriority.Values.Sum(),
                RatePerSecond = response.EffectiveRateLimit.RequestsPerSecond,
                TaskIdBlock = new TaskIdBlock { StartId = 1, EndId = TaskIdsPerBlock },
            };
        }

        return response;
    }

    private DescribeTaskQueueResponse DescribeByVersion(DescribeTaskQueueRequest request, NamespaceEntry entry)
    {
        var version = new TaskQueueVersionInfo();
        var types = request.TaskQueueTypes.Count > 0 ? request.TaskQueueTypes : [TaskQueueType.Workflow, TaskQueueType.Activity];
        foreach (var type in types.Distinct())
        {
            var snapshot = matcher.Describe(new TaskQueueKey(entry.Id, request.TaskQueue.Name, type));
            version.TypesInfo[(int)type] = new TaskQueueTypeInfo
            {
                Pollers = { request.ReportPollers ? TaskQueueViews.Pollers(snapshot) : [] },
                Stats = request.ReportStats ? TaskQueueViews.Stats(snapshot) : null,
            };
        }

        return new DescribeTaskQueueResponse { VersionsInfo = { [string.Empty] = version } };
    }
}
