using Temporalio.Client;
using Temporalio.Testing;
using Temporalio.Worker;
using Xunit;

namespace Temporalio.Tests.Worker.EndToEnd;

/// <summary>One server in this process for the tests of a class.</summary>
public sealed class LocalServer : IAsyncLifetime
{
    private WorkflowEnvironment? _environment;

    public WorkflowEnvironment Environment => _environment ?? throw new InvalidOperationException("The server is not started.");

    public ITemporalClient Client => Environment.Client;

    /// <summary>Runs a worker of a queue of its own while some code runs.</summary>
    public async Task RunAsync(Func<string, Task> code, Action<TemporalWorkerOptions> configure)
    {
        var options = new TemporalWorkerOptions($"queue-{Guid.NewGuid():N}");
        configure(options);
        using var worker = new TemporalWorker(Client, options);
        await worker.ExecuteAsync(() => code(options.TaskQueue!), TestContext.Current.CancellationToken);
    }

    public async ValueTask InitializeAsync() => _environment = await WorkflowEnvironment.StartLocalAsync();

    public ValueTask DisposeAsync() => _environment?.DisposeAsync() ?? ValueTask.CompletedTask;
}
