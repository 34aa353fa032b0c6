using Temporalio.Client;
using Temporalio.Exceptions;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Worker.EndToEnd;

public sealed class WorkflowTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Theory]
    [InlineData(1000)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Counter_TakesSignalsQueriesAndUpdates_WithAnyCache(int cached) => await server.RunAsync(
        async queue =>
        {
            var handles = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => server.Client.StartWorkflowAsync(
                (Counter workflow) => workflow.RunAsync(),
                new(id: $"counter-{Guid.NewGuid():N}", taskQueue: queue))));
            foreach (var handle in handles)
            {
                await handle.SignalAsync(workflow => workflow.AddAsync(2));
                Assert.Equal(5, await handle.ExecuteUpdateAsync(workflow => workflow.AddAndGetAsync(3)));
                Assert.Equal(5, await handle.QueryAsync(workflow => workflow.Value));
                var refused = await Assert.ThrowsAsync<WorkflowUpdateFailedException>(
                    () => handle.ExecuteUpdateAsync(workflow => workflow.AddAndGetAsync(-1)));
                Assert.Equal("negative", refused.InnerException?.Message);
                await handle.SignalAsync(workflow => workflow.AddAsync(5));
                Assert.Equal(10, await handle.GetResultAsync());
            }
        },
        options =>
        {
            options.AddWorkflow<Counter>();
            options.MaxCachedWorkflows = cached;
        });

    [Fact]
    public async Task Parent_GetsItsChildsResultAfterTheChildContinuedAsNew() => await server.RunAsync(
        async queue => Assert.Equal(
            "child did 3",
            await server.Client.ExecuteWorkflowAsync(
                (Parent workflow) => workflow.RunAsync(),
                new(id: $"parent-{Guid.NewGuid():N}", taskQueue: queue))),
        options => options.AddWorkflow<Parent>().AddWorkflow<Child>());

    [Fact]
    public async Task Cancelled_WorkflowEndsItsTimer() => await server.RunAsync(
        async queue =>
        {
            var handle = await server.Client.StartWorkflowAsync(
                (Sleeper workflow) => workflow.RunAsync(),
                new(id: $"sleeper-{Guid.NewGuid():N}", taskQueue: queue));
            await handle.CancelAsync();
            var failure = await Assert.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync());
            Assert.IsType<CanceledFailureException>(failure.InnerException);
        },
        options => options.AddWorkflow<Sleeper>());

    [Fact]
    public async Task UnknownWorkflow_WaitsForAWorkerThatKnowsIt()
    {
        var queue = $"queue-{Guid.NewGuid():N}";
        WorkflowHandle<Parent, string>? handle = null;
        await server.RunAsync(
            async _ =>
            {
                handle = await server.Client.StartWorkflowAsync(
                    (Parent workflow) => workflow.RunAsync(),
                    new(id: $"parent-{Guid.NewGuid():N}", taskQueue: queue) { TaskTimeout = TimeSpan.FromSeconds(1) });
                await foreach (var e in handle.FetchHistoryEventsAsync(new() { WaitNewEvent = true }))
                {
                    if (e.WorkflowTaskFailedEventAttributes != null)
                    {
                        break;
                    }
                }
            },
            options =>
            {
                options.AddWorkflow<Sleeper>();
                options.TaskQueue = queue;
            });
        await server.RunAsync(
            async _ => Assert.Equal("child did 3", await handle!.GetResultAsync()),
            options =>
            {
                options.AddWorkflow<Parent>().AddWorkflow<Child>();
                options.TaskQueue = queue;
            });
    }

    [Workflow]
    public class Counter
    {
        private int _value;

        [WorkflowQuery]
        public int Value => _value;

        [WorkflowRun]
        public async Task<int> RunAsync()
        {
            await Workflow.WaitConditionAsync(() => _value >= 10);
            return _value;
        }

        [WorkflowSignal]
        public Task AddAsync(int by)
        {
            _value += by;
            return Task.CompletedTask;
        }

        [WorkflowUpdate]
        public Task<int> AddAndGetAsync(int by)
        {
            _value += by;
            return Task.FromResult(_value);
        }

        [WorkflowUpdateValidator(nameof(AddAndGetAsync))]
        public void CheckAdd(int by)
        {
            if (by < 0)
            {
                throw new ApplicationFailureException("negative");
            }
        }
    }

    [Workflow]
    public class Parent
    {
        [WorkflowRun]
        public async Task<string> RunAsync() =>
            $"child did {await Workflow.ExecuteChildWorkflowAsync((Child child) => child.RunAsync(1))}";
    }

    [Workflow]
    public class Child
    {
        [WorkflowRun]
        public async Task<int> RunAsync(int round)
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
            return round < 3
                ? throw Workflow.CreateContinueAsNewException((Child child) => child.RunAsync(round + 1))
                : round;
        }
    }

    [Workflow]
    public class Sleeper
    {
        [WorkflowRun]
        public Task RunAsync() => Workflow.DelayAsync(TimeSpan.FromHours(1));
    }
}
