using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Temporalio.Activities;
using Temporalio.Client;
using Temporalio.Extensions.Hosting;
using Temporalio.Tests.Worker.EndToEnd;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Hosting;

public sealed class HostedWorkerTests(LocalServer server) : IClassFixture<LocalServer>
{
    [Fact]
    public async Task HostedWorker_RunsScopedActivities()
    {
        var queue = $"queue-{Guid.NewGuid():N}";
        var services = new ServiceCollection();
        services.AddScoped<Visits>();
        services.AddHostedTemporalWorker(server.Client.Connection.Options.TargetHost!, "default", queue)
            .AddWorkflow<Visiting>()
            .AddScopedActivities<VisitActivities>();
        await using var provider = services.BuildServiceProvider();
        var worker = Assert.Single(provider.GetServices<IHostedService>());
        await worker.StartAsync(TestContext.Current.CancellationToken);

        var visits = await server.Client.ExecuteWorkflowAsync(
            (Visiting workflow) => workflow.RunAsync(),
            new(id: $"visiting-{Guid.NewGuid():N}", taskQueue: queue));
        await worker.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal([1, 1], visits);
        Assert.Equal(2, Visits.Disposed);
    }

    [Fact]
    public void SecondWorkerOfAQueue_IsRefused()
    {
        var services = new ServiceCollection();
        services.AddHostedTemporalWorker("queue");

        Assert.Throws<InvalidOperationException>(() => services.AddHostedTemporalWorker("queue"));
        services.AddHostedTemporalWorker("queue", "other-build");
    }

    [Fact]
    public async Task AddTemporalClient_MakesOneLazyClient()
    {
        var services = new ServiceCollection();
        services.AddTemporalClient(server.Client.Connection.Options.TargetHost, "default");
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<ITemporalClient>();

        Assert.Same(client, provider.GetRequiredService<ITemporalClient>());
        Assert.Equal("default", provider.GetRequiredService<IOptions<TemporalClientConnectOptions>>().Value.Namespace);
        await client.Connection.ConnectAsync();
        Assert.True(client.Connection.IsConnected);
    }

    public sealed class Visits : IDisposable
    {
        private static int _disposed;
        private int _count;

        public static int Disposed => _disposed;

        public int Next() => ++_count;

        public void Dispose() => Interlocked.Increment(ref _disposed);
    }

    public sealed class VisitActivities(Visits visits)
    {
        [Activity]
        public async Task<int> VisitAsync()
        {
            await Task.Yield();
            return visits.Next();
        }
    }

    [Workflow]
    public class Visiting
    {
        [WorkflowRun]
        public async Task<int[]> RunAsync()
        {
            var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) };
            return
            [
                await Workflow.ExecuteActivityAsync((VisitActivities a) => a.VisitAsync(), options),
                await Workflow.ExecuteActivityAsync((VisitActivities a) => a.VisitAsync(), options),
            ];
        }
    }
}
