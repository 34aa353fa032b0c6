using Temporalio.Api.WorkflowService.V1;
using Temporalio.Exceptions;
using Xunit;

namespace Temporalio.Tests.Worker;

public sealed class PollerTests
{
    [Fact]
    public async Task Poll_SaysWhoTheWorkerIs()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Options.MaxTaskQueueActivitiesPerSecond = 7;
        worker.Start();

        var request = (await worker.Service.NextActivityPollAsync()).Request;

        Assert.Equal(("default", "queue", "me", "instance"), (request.Namespace, request.TaskQueue.Name, request.Identity, request.WorkerInstanceKey));
        Assert.Equal(7, request.TaskQueueMetadata.MaxTasksPerSecond);
    }

    [Fact]
    public async Task EmptyPoll_IsFollowedByAnotherAtOnce()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Start();
        (await worker.Service.NextActivityPollAsync()).Succeed(new());

        await worker.Service.NextActivityPollAsync();
    }

    [Fact]
    public async Task FailedPoll_IsRepeatedAfterABackoff()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Start();
        (await worker.Service.NextActivityPollAsync()).Fail(new RpcException(RpcException.StatusCode.Unavailable, "down", null));
        var start = worker.Time.GetUtcNow();

        var next = worker.Service.NextActivityPollAsync().AsTask();
        while (!next.IsCompleted)
        {
            worker.Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Yield();
        }

        await next;
        Assert.True(worker.Time.GetUtcNow() - start >= TimeSpan.FromMilliseconds(160));
    }

    [Fact]
    public async Task RefusedPoll_EndsTheWorkerWithTheReason()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Start();
        (await worker.Service.NextActivityPollAsync()).Fail(new RpcException(RpcException.StatusCode.PermissionDenied, "not you", null));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => worker.Run);

        Assert.EndsWith("not you", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullSlots_HoldPollsBack()
    {
        var release = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var worker = new WorkerHarness().WithActivity("Hold", _ => release.Task);
        worker.Options.MaxConcurrentActivities = 1;
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Hold"));

        Assert.False(worker.Service.TryTakeActivityPoll(out _));
        release.SetResult(null);
        await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();
        await worker.Service.NextActivityPollAsync();
    }

    [Fact]
    public async Task Shutdown_CancelsOpenPollsAndThenAnnouncesTheEnd()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Start();
        var poll = await worker.Service.NextActivityPollAsync();

        worker.BeginStop();
        var announced = await worker.Service.NextCallAsync<ShutdownWorkerRequest>();
        await worker.Run;

        Assert.True(poll.Answer.IsCanceled);
        Assert.Equal(("queue", "", "instance"), (announced.TaskQueue, announced.StickyTaskQueue, announced.WorkerInstanceKey));
        Assert.Equal([Api.Enums.V1.TaskQueueType.Activity], announced.TaskQueueTypes);
    }

    [Fact]
    public async Task Shutdown_OfANamespaceThatCompletesPolls_LeavesThemToTheService()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Service.Namespace.NamespaceInfo.Capabilities.WorkerPollCompleteOnShutdown = true;
        worker.Start();
        var poll = await worker.Service.NextActivityPollAsync();

        worker.BeginStop();
        await worker.Service.NextCallAsync<ShutdownWorkerRequest>();
        Assert.False(poll.Answer.IsCompleted);
        poll.Succeed(worker.ActivityTask("A"));
        await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();
        await worker.Run;
    }

    [Fact]
    public async Task Heartbeats_AreSentAtTheStartAndAtTheInterval()
    {
        using var worker = new WorkerHarness().WithActivity("A", _ => null);
        worker.Service.Namespace.NamespaceInfo.Capabilities.WorkerHeartbeats = true;
        worker.Start();
        await worker.Service.NextCallAsync<RecordWorkerHeartbeatRequest>();

        var next = worker.Service.NextCallAsync<RecordWorkerHeartbeatRequest>();
        while (!next.IsCompleted)
        {
            worker.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var heartbeat = Assert.Single((await next).WorkerHeartbeat);
        Assert.Equal(("instance", "temporal-dotnet"), (heartbeat.WorkerInstanceKey, heartbeat.SdkName));
        Assert.True(heartbeat.ElapsedSinceLastHeartbeat.ToTimeSpan() >= TimeSpan.FromSeconds(60));
    }
}
