using Temporalio.Activities;
using Temporalio.Client;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Worker.EndToEnd;

public sealed class GreetingTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Fact]
    public async Task Workflow_WithOneActivity_ReturnsItsResult() => await server.RunAsync(
        async queue => Assert.Equal(
            "Hello, Temporal!",
            await server.Client.ExecuteWorkflowAsync(
                (Greeting workflow) => workflow.RunAsync("Temporal"),
                new(id: $"greeting-{Guid.NewGuid():N}", taskQueue: queue))),
        options => options.AddWorkflow<Greeting>().AddActivity(Greeting.Greet));

    [Workflow]
    public class Greeting
    {
        [Activity]
        public static string Greet(string name) => $"Hello, {name}!";

        [WorkflowRun]
        public Task<string> RunAsync(string name) => Workflow.ExecuteActivityAsync(
            () => Greet(name),
            new() { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
    }
}
