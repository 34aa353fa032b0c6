using Temporalio.Activities;
using Temporalio.Client;
using Temporalio.Exceptions;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Worker.EndToEnd;

public sealed class ActivityTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Fact]
    public async Task FailingActivity_IsRetriedWithItsHeartbeatDetails() => await server.RunAsync(
        async queue => Assert.Equal("attempt 3 resumed at 2", await RunAsync(queue, "Resume")),
        Configure);

    [Fact]
    public async Task ActivityThatWaitsForCancel_IsCancelledWithItsWorkflow() => await server.RunAsync(
        async queue =>
        {
            var handle = await StartAsync(queue, "Wait");
            await Activities.Waiting(handle.Id).Task;
            await handle.CancelAsync();

            var failure = await Assert.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync());
            Assert.IsType<CanceledFailureException>(failure.InnerException);
            Assert.Equal(ActivityCancelReason.CancelRequested, await Activities.Reasons(handle.Id).Task);
        },
        Configure);

    [Fact]
    public async Task ActivityThatStopsHeartbeating_TimesOut() => await server.RunAsync(
        async queue =>
        {
            var handle = await StartAsync(queue, "Hang");
            var failure = await Assert.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync());
            var activity = Assert.IsType<ActivityFailureException>(failure.InnerException);
            Assert.Equal(Api.Enums.V1.TimeoutType.Heartbeat, Assert.IsType<TimeoutFailureException>(activity.InnerException).TimeoutType);
        },
        Configure);

    [Fact]
    public async Task ActivityThatCompletesAsync_IsCompletedByAClient() => await server.RunAsync(
        async queue =>
        {
            var handle = await StartAsync(queue, "Later");
            var token = await Activities.Tokens(handle.Id).Task;
            await server.Client.GetAsyncActivityHandle(token).CompleteAsync("from elsewhere");
            Assert.Equal("from elsewhere", await handle.GetResultAsync());
        },
        Configure);

    [Fact]
    public async Task StoppingWorker_FailsItsActivityForAnotherWorker()
    {
        var id = $"activity-{Guid.NewGuid():N}";
        var queue = $"queue-{Guid.NewGuid():N}";
        WorkflowHandle<OneActivity, string>? handle = null;
        await server.RunAsync(
            async _ =>
            {
                handle = await StartAsync(queue, "WaitOnce", id);
                await Activities.Waiting(id).Task;
            },
            options =>
            {
                Configure(options);
                options.TaskQueue = queue;
            });
        await server.RunAsync(
            async _ => Assert.Equal("attempt 2", await handle!.GetResultAsync()),
            options =>
            {
                Configure(options);
                options.TaskQueue = queue;
            });
    }

    [Fact]
    public async Task LocalActivity_IsRetriedAndReturns() => await server.RunAsync(
        async queue => Assert.Equal(
            "attempt 3",
            await server.Client.ExecuteWorkflowAsync(
                (OneLocalActivity workflow) => workflow.RunAsync("Flaky"),
                new(id: $"local-{Guid.NewGuid():N}", taskQueue: queue))),
        options => options.AddWorkflow<OneLocalActivity>().AddActivity(Activities.Flaky));

    [Fact]
    public async Task LocalActivityLongerThanItsTask_KeepsTheTaskAlive() => await server.RunAsync(
        async queue =>
        {
            var handle = await server.Client.StartWorkflowAsync(
                (OneLocalActivity workflow) => workflow.RunAsync("Slow"),
                new(id: $"local-{Guid.NewGuid():N}", taskQueue: queue) { TaskTimeout = TimeSpan.FromSeconds(1) });
            Assert.Equal("slow", await handle.GetResultAsync());
            var history = await handle.FetchHistoryAsync();
            Assert.True(history.Events.Count(e => e.WorkflowTaskCompletedEventAttributes != null) >= 2);
            Assert.DoesNotContain(history.Events, e => e.WorkflowTaskTimedOutEventAttributes != null);
        },
        options => options.AddWorkflow<OneLocalActivity>().AddActivity(Activities.SlowAsync));

    private static void Configure(Temporalio.Worker.TemporalWorkerOptions options) => options
        .AddWorkflow<OneActivity>()
        .AddAllActivities<Activities>(null);

    private async Task<string> RunAsync(string queue, string activity) => await (await StartAsync(queue, activity)).GetResultAsync();

    private Task<WorkflowHandle<OneActivity, string>> StartAsync(string queue, string activity, string? id = null) =>
        server.Client.StartWorkflowAsync(
            (OneActivity workflow) => workflow.RunAsync(activity),
            new(id: id ?? $"activity-{Guid.NewGuid():N}", taskQueue: queue));

    [Workflow]
    public class OneActivity
    {
        [WorkflowRun]
        public Task<string> RunAsync(string activity) => Workflow.ExecuteActivityAsync<string>(
            activity,
            [],
            new()
            {
                StartToCloseTimeout = TimeSpan.FromSeconds(30),
                HeartbeatTimeout = activity == "Later" ? null : TimeSpan.FromMilliseconds(500),
                CancellationType = ActivityCancellationType.WaitCancellationCompleted,
                RetryPolicy = new()
                {
                    InitialInterval = TimeSpan.FromMilliseconds(10),
                    MaximumAttempts = activity == "Hang" ? 1 : 0,
                },
            });
    }

    [Workflow]
    public class OneLocalActivity
    {
        [WorkflowRun]
        public Task<string> RunAsync(string activity) => Workflow.ExecuteLocalActivityAsync<string>(
            activity,
            [],
            new()
            {
                StartToCloseTimeout = TimeSpan.FromSeconds(30),
                RetryPolicy = new() { InitialInterval = TimeSpan.FromMilliseconds(10) },
            });
    }
}
