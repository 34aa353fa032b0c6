using Temporalio.Activities;
using Temporalio.Workflows;

namespace Benchmarks;

/// <summary>The workflows that the figures are about; the same shapes as the official Go program measures.</summary>
internal static class BenchWorkflows
{
    private static readonly ActivityOptions Options = new() { StartToCloseTimeout = TimeSpan.FromSeconds(10) };

    [Activity]
    public static long Echo(long value) => value;

    /// <summary>Completes in its first workflow task.</summary>
    [Workflow]
    public sealed class Empty
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;
    }

    /// <summary>One activity.</summary>
    [Workflow]
    public sealed class One
    {
        [WorkflowRun]
        public Task RunAsync() => Workflow.ExecuteActivityAsync(() => Echo(0), Options);
    }

    /// <summary>Activities one after another.</summary>
    [Workflow]
    public sealed class Chain
    {
        [WorkflowRun]
        public async Task RunAsync(int count)
        {
            for (var i = 0; i < count; i++)
            {
                await Workflow.ExecuteActivityAsync(() => Echo(0), Options);
            }
        }
    }

    /// <summary>Activities side by side.</summary>
    [Workflow]
    public sealed class FanOut
    {
        [WorkflowRun]
        public Task RunAsync(int count) =>
            Workflow.WhenAllAsync(Enumerable.Range(0, count).Select(_ => Workflow.ExecuteActivityAsync(() => Echo(0), Options)));
    }

    /// <summary>Waits for signals.</summary>
    [Workflow]
    public sealed class Signals
    {
        private int _received;

        [WorkflowRun]
        public Task RunAsync(int count) => Workflow.WaitConditionAsync(() => _received >= count);

        [WorkflowSignal]
        public Task TickAsync()
        {
            _received++;
            return Task.CompletedTask;
        }
    }
}
