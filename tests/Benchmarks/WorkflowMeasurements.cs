using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using Temporalio.Client;

namespace Benchmarks;

/// <summary>Runs workflows through a client and times them from the caller's side: start to result.</summary>
/// <param name="client">Connected to the server under test.</param>
/// <param name="taskQueue">A queue that a worker of this process serves.</param>
internal sealed class WorkflowMeasurements(TemporalClient client, string taskQueue)
{
    private int _ids;

    /// <summary>Keeps a number of workflows in flight until all are done.</summary>
    /// <returns>Workflows a second and the latencies.</returns>
    public async Task<(double PerSecond, Samples Latency)> ThroughputAsync<T>(Expression<Func<T, Task>> run, int total, int inFlight)
    {
        var latencies = new TimeSpan[total];
        var next = -1;
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
        {
            int i;
            while ((i = Interlocked.Increment(ref next)) < total)
            {
                latencies[i] = await TimeAsync(run);
            }
        }));
        return (total / Stopwatch.GetElapsedTime(begin).TotalSeconds, new Samples(latencies));
    }

    /// <summary>Runs one workflow after another.</summary>
    public async Task<Samples> LatencyAsync<T>(Expression<Func<T, Task>> run, int repeats)
    {
        var latencies = new List<TimeSpan>();
        for (var i = 0; i < repeats; i++)
        {
            latencies.Add(await TimeAsync(run));
        }

        return new Samples(latencies);
    }

    /// <summary>Sends signals, each when the one before was acknowledged, and waits for the result.</summary>
    public async Task<Samples> SignalsAsync(int count, int repeats)
    {
        var latencies = new List<TimeSpan>();
        for (var i = 0; i < repeats; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            var handle = await client.StartWorkflowAsync((BenchWorkflows.Signals workflow) => workflow.RunAsync(count), NextOptions());
            for (var k = 0; k < count; k++)
            {
                await handle.SignalAsync(workflow => workflow.TickAsync());
            }

            await handle.GetResultAsync();
            latencies.Add(Stopwatch.GetElapsedTime(begin));
        }

        return new Samples(latencies);
    }

    /// <summary>Runs one workflow and gives its history.</summary>
    public async Task<Temporalio.Common.WorkflowHistory> HistoryAsync<T>(Expression<Func<T, Task>> run)
    {
        var handle = await client.StartWorkflowAsync(run, NextOptions());
        await handle.GetResultAsync();
        return await handle.FetchHistoryAsync();
    }

    private async Task<TimeSpan> TimeAsync<T>(Expression<Func<T, Task>> run)
    {
        var begin = Stopwatch.GetTimestamp();
        await client.ExecuteWorkflowAsync(run, NextOptions());
        return Stopwatch.GetElapsedTime(begin);
    }

    private WorkflowOptions NextOptions() =>
        new(string.Create(CultureInfo.InvariantCulture, $"bench-{Interlocked.Increment(ref _ids)}"), taskQueue);
}
