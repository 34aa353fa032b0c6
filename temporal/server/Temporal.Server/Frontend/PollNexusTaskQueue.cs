using Temporal.Server.Core.Limits;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Matching;
using Temporal.Server.Namespaces;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>PollNexusTaskQueue: workers with Nexus services poll it always, so it waits like any poll; this version makes no such tasks.</summary>
internal sealed class PollNexusTaskQueue(INamespaceRegistry namespaces, TaskMatcher matcher, ServerLimits limits)
    : IRpcHandler<PollNexusTaskQueueRequest, PollNexusTaskQueueResponse>
{
    public async ValueTask<PollNexusTaskQueueResponse> HandleAsync(PollNexusTaskQueueRequest request, GrpcCall call)
    {
        var entry = namespaces.Require(request.Namespace);
        Requests.CheckPollTimeout(call.Timeout, limits);
        Requests.CheckIdentity(request.Identity, limits);
        TaskQueues.CheckPolled(request.TaskQueue, limits);
        var queue = new TaskQueueKey(entry.Id, request.TaskQueue.Name, TaskQueueType.Nexus);
        var poll = new TaskPoll(queue, request.Identity, Frontends.WaitOf(call.Timeout, limits.PollTimeoutMax)) { WorkerInstanceKey = request.WorkerInstanceKey };
        _ = await matcher.PollAsync(poll, call.CancellationToken);
        return new PollNexusTaskQueueResponse();
    }
}
