using System.Diagnostics;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Interceptors;

namespace Temporalio.Client.Calls;

/// <content>Versions of workers.</content>
internal sealed partial class ServiceCalls
{
    /// <inheritdoc/>
    public override Task UpdateWorkerBuildIdCompatibilityAsync(UpdateWorkerBuildIdCompatibilityInput input)
    {
        var request = new UpdateWorkerBuildIdCompatibilityRequest { Namespace = Namespace, TaskQueue = input.TaskQueue };
        switch (input.BuildIdOp)
        {
            case BuildIdOp.AddNewDefault op:
                request.AddNewBuildIdInNewDefaultSet = op.BuildId;
                break;
            case BuildIdOp.AddNewCompatible op:
                request.AddNewCompatibleBuildId = new()
                {
                    NewBuildId = op.BuildId,
                    ExistingCompatibleBuildId = op.ExistingCompatibleBuildId,
                    MakeSetDefault = op.MakeSetDefault,
                };
                break;
            case BuildIdOp.PromoteSetByBuildId op:
                request.PromoteSetByBuildId = op.BuildId;
                break;
            case BuildIdOp.PromoteBuildIdWithinSet op:
                request.PromoteBuildIdWithinSet = op.BuildId;
                break;
            case BuildIdOp.MergeSets op:
                request.MergeSets = new() { PrimarySetBuildId = op.PrimaryBuildId, SecondarySetBuildId = op.SecondaryBuildId };
                break;
            default:
                throw new UnreachableException($"Version sets have no change {input.BuildIdOp}.");
        }

        return Service.UpdateWorkerBuildIdCompatibilityAsync(request, Rpc(input.RpcOptions));
    }

    /// <inheritdoc/>
    public override async Task<WorkerBuildIdVersionSets?> GetWorkerBuildIdCompatibilityAsync(GetWorkerBuildIdCompatibilityInput input)
    {
        var request = new GetWorkerBuildIdCompatibilityRequest { Namespace = Namespace, TaskQueue = input.TaskQueue, MaxSets = input.MaxSets };
        var response = await Service.GetWorkerBuildIdCompatibilityAsync(request, Rpc(input.RpcOptions)).ConfigureAwait(false);
        return response.MajorVersionSets.Count == 0
            ? null
            : new([.. response.MajorVersionSets.Select(s => new BuildIdVersionSet([.. s.BuildIds]))]);
    }

    /// <inheritdoc/>
    public override async Task<WorkerTaskReachability> GetWorkerTaskReachabilityAsync(GetWorkerTaskReachabilityInput input)
    {
        var request = new GetWorkerTaskReachabilityRequest
        {
            Namespace = Namespace,
            BuildIds = { input.BuildIds },
            TaskQueues = { input.TaskQueues },
            Reachability = input.Reachability ?? TaskReachability.Unspecified,
        };
        var response = await Service.GetWorkerTaskReachabilityAsync(request, Rpc(input.RpcOptions)).ConfigureAwait(false);
        return new(response.BuildIdReachability.ToDictionary(b => b.BuildId, ToReachability, StringComparer.Ordinal));
    }

    // A task queue whose only answer is "unspecified" is one that the server had no time for.
    private static BuildIdReachability ToReachability(Api.TaskQueue.V1.BuildIdReachability build)
    {
        var known = new Dictionary<string, IReadOnlyCollection<TaskReachability>>(StringComparer.Ordinal);
        var unretrieved = new List<string>();
        foreach (var queue in build.TaskQueueReachability)
        {
            if (queue.Reachability is [TaskReachability.Unspecified])
            {
                unretrieved.Add(queue.TaskQueue);
            }
            else
            {
                known[queue.TaskQueue] = [.. queue.Reachability];
            }
        }

        return new(known, unretrieved);
    }
}
