using Temporalio.Activities;
using Temporalio.Testing;
using Temporalio.Worker;
using Temporalio.Workflows;
using TestKit;
using Xunit;

namespace Temporalio.Tests.Worker.EndToEnd;

public sealed class RestartTests
{
    [Fact]
    public async Task Worker_SurvivesTheRestartOfItsServer()
    {
        using var folder = new TempFolder();
        var options = new WorkflowEnvironmentStartLocalOptions
        {
            DevServerOptions = new() { DatabaseFilename = Path.Combine(folder.Path, "server.db") },
        };
        var first = await WorkflowEnvironment.StartLocalAsync(options);
        options.TargetHost = first.Client.Connection.Options.TargetHost;
        var workerOptions = new TemporalWorkerOptions("queue");
        workerOptions.AddWorkflow<Gate>().AddActivity(Gate.Echo);
        using var worker = new TemporalWorker(first.Client, workerOptions);
        await worker.ExecuteAsync(
            async () =>
            {
                var handle = await first.Client.StartWorkflowAsync((Gate gate) => gate.RunAsync(), new(id: "gate", taskQueue: "queue"));
                Assert.False(await handle.QueryAsync(gate => gate.IsOpen));
                await first.ShutdownAsync();
                await using var second = await WorkflowEnvironment.StartLocalAsync(options);
                await second.Client.GetWorkflowHandle<Gate>("gate").SignalAsync(gate => gate.OpenAsync());

                Assert.Equal("opened", await second.Client.GetWorkflowHandle<Gate, string>("gate").GetResultAsync());
            },
            TestContext.Current.CancellationToken);
    }

    [Workflow]
    public class Gate
    {
        [WorkflowQuery]
        public bool IsOpen { get; private set; }

        [Activity]
        public static string Echo(string text) => text;

        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            await Workflow.WaitConditionAsync(() => IsOpen);
            return await Workflow.ExecuteActivityAsync(() => Echo("opened"), new() { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        }

        [WorkflowSignal]
        public Task OpenAsync()
        {
            IsOpen = true;
            return Task.CompletedTask;
        }
    }
}
