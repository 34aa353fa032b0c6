using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>UpdateTaskQueueConfig: rate limits, which hold at once, and weights of fairness keys, which are kept and shown.</summary>
internal sealed class UpdateTaskQueueConfig(INamespaceRegistry namespaces, TaskQueueConfigs configs, TimeProvider time)
    : IRpcHandler<UpdateTaskQueueConfigRequest, UpdateTaskQueueConfigResponse>
{
    public async ValueTask<UpdateTaskQueueConfigResponse> HandleAsync(UpdateTaskQueueConfigRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        Check(request);
        var key = new TaskQueueKey(entry.Id, request.TaskQueue, request.TaskQueueType);
        var config = await configs.ChangeAsync(key, config => Apply(request, config));
        return new UpdateTaskQueueConfigResponse { Config = config };
    }

    private static void Check(UpdateTaskQueueConfigRequest request)
    {
        if (request.UpdateQueueRateLimit is { } queueRate)
        {
            if (request.TaskQueueType == TaskQueueType.Workflow)
            {
                throw Invalid.Argument("Setting rate limit on workflow task queues is not allowed.");
            }

            CheckRate(queueRate, "UpdateQueueRateLimit");
        }

        if (request.UpdateFairnessKeyRateLimitDefault is { } fairnessRate)
        {
            CheckRate(fairnessRate, "UpdateFairnessKeyRateLimitDefault");
        }

        foreach (var (key, weight) in request.SetFairnessWeightOverrides)
        {
            if (weight <= 0)
            {
                throw Invalid.Argument($"invalid fairness weight weight for key \"{key}\": must be greater than zero");
            }

            if (request.UnsetFairnessWeightOverrides.Contains(key))
            {
                throw Invalid.Argument($"fairness weight override key \"{key}\" present in both set and unset lists");
            }
        }
    }

    private static void CheckRate(UpdateTaskQueueConfigRequest.Types.RateLimitUpdate update, string name)
    {
        if (update.RateLimit?.RequestsPerSecond < 0)
        {
            throw Invalid.Argument($"RequestsPerSecond for {name} rate limit must be non-negative.");
        }
    }

    private void Apply(UpdateTaskQueueConfigRequest request, TaskQueueConfig config)
    {
        if (request.UpdateQueueRateLimit is { } queueRate)
        {
            config.QueueRateLimit = ConfigOf(queueRate, request.Identity);
        }

        if (request.UpdateFairnessKeyRateLimitDefault is { } fairnessRate)
        {
            config.FairnessKeysRateLimitDefault = ConfigOf(fairnessRate, request.Identity);
        }

        foreach (var (key, weight) in request.SetFairnessWeightOverrides)
        {
            config.FairnessWeightOverrides[key] = weight;
        }

        foreach (var key in request.UnsetFairnessWeightOverrides)
        {
            _ = config.FairnessWeightOverrides.Remove(key);
        }
    }

    private RateLimitConfig ConfigOf(UpdateTaskQueueConfigRequest.Types.RateLimitUpdate update, string identity) => new()
    {
        RateLimit = update.RateLimit,
        Metadata = new ConfigMetadata { Reason = update.Reason, UpdateIdentity = identity, UpdateTime = time.GetUtcNow().ToTimestamp() },
    };
}
