using System.Diagnostics;
using System.Globalization;
using System.Linq.Expressions;
using Benchmarks;
using Temporalio.Client;
using Temporalio.Worker;

// usage: Benchmarks [--quick]
// Client and worker are this process, the server is another, all on the same cores; the server writes a SQLite file with synchronous=FULL.
var isQuick = args.Contains("--quick");
var scale = isQuick ? 10 : 1;
var folder = Directory.CreateTempSubdirectory("insightde-bench-").FullName;
var report = new Report();
Console.Error.WriteLine(Machine.Describe());
try
{
    var flush = StoreMeasurements.Flush(folder);
    report.Add("disk flush of 4 KiB", flush.ToString(), "-", "the floor of every durable answer");
    var commits = await StoreMeasurements.GroupCommitAsync(folder);
    report.Add("raw group commit, 64 callers", Text($"{commits:N0} transactions/s"), "-", "the store alone, 300-byte writes");

    await using var server = await ServerProcess.StartAsync(Path.Combine(folder, "temporal.db"));
    report.Add("server start to first answer", Text($"{server.StartTime.TotalMilliseconds:F0} ms"), "1,000 ms", "process start included");
    var client = await TemporalClient.ConnectAsync(new TemporalClientConnectOptions(server.Address));
    using var worker = new TemporalWorker(client, new TemporalWorkerOptions("bench")
    {
        MaxCachedWorkflows = 20_000,
        MaxConcurrentWorkflowTasks = 1_000,
        MaxConcurrentActivities = 1_000,
        MaxConcurrentWorkflowTaskPolls = 16,
        MaxConcurrentActivityTaskPolls = 16,
    }.AddActivity(BenchWorkflows.Echo)
        .AddWorkflow<BenchWorkflows.Empty>().AddWorkflow<BenchWorkflows.One>().AddWorkflow<BenchWorkflows.Chain>()
        .AddWorkflow<BenchWorkflows.FanOut>().AddWorkflow<BenchWorkflows.Signals>());
    using var stop = new CancellationTokenSource();
    var running = worker.ExecuteAsync(stop.Token);
    var measure = new WorkflowMeasurements(client, "bench");

    Expression<Func<BenchWorkflows.One, Task>> one = workflow => workflow.RunAsync();
    Expression<Func<BenchWorkflows.Empty, Task>> empty = workflow => workflow.RunAsync();
    await measure.ThroughputAsync(one, 8_000 / scale, 64); // warm: the JIT takes some thousand calls to settle

    var cpuBefore = server.CpuTime;
    var ownBefore = Process.GetCurrentProcess().TotalProcessorTime;
    var (ones, onesLatency) = await measure.ThroughputAsync(one, 5_000 / scale, 64);
    var serverCpu = (server.CpuTime - cpuBefore).TotalMilliseconds / (5_000 / scale);
    var ownCpu = (Process.GetCurrentProcess().TotalProcessorTime - ownBefore).TotalMilliseconds / (5_000 / scale);
    report.Add("one-activity workflows, 64 in flight", Text($"{ones:N0}/s"), "1,000/s", Text($"{onesLatency}; {ones / commits:P1} of the raw commit rate"));
    report.Add("CPU of one such workflow", Text($"server {serverCpu:F2} ms, client + worker {ownCpu:F2} ms"), "-", Text($"limit: {Environment.ProcessorCount} cores / {serverCpu + ownCpu:F2} ms = {Environment.ProcessorCount * 1000 / (serverCpu + ownCpu):N0}/s"));
    var (empties, emptiesLatency) = await measure.ThroughputAsync(empty, 5_000 / scale, 64);
    report.Add("empty workflows, 64 in flight", Text($"{empties:N0}/s"), "2,000/s", emptiesLatency.ToString());
    var alone = await measure.LatencyAsync(one, 300 / scale);
    report.Add("one-activity workflow alone", alone.ToString(), "6 ms", Text($"{alone.Median / flush.Median:F1} disk flushes long"));
    var chain = await measure.LatencyAsync((BenchWorkflows.Chain workflow) => workflow.RunAsync(40), 20 / Math.Min(scale, 4));
    report.Add("chain of 40 activities", chain.ToString(), "150 ms", Text($"{chain.Median / 40:F2} ms a step"));
    var fanOut = await measure.LatencyAsync((BenchWorkflows.FanOut workflow) => workflow.RunAsync(200), 20 / Math.Min(scale, 4));
    report.Add("fan-out of 200 activities", fanOut.ToString(), "100 ms", Text($"{fanOut.Median / 200:F2} ms an activity"));
    var signals = await measure.SignalsAsync(100, 20 / Math.Min(scale, 4));
    report.Add("100 signals, one after another", signals.ToString(), "60 ms", Text($"{signals.Median / 100:F2} ms a signal"));

    var history = await measure.HistoryAsync((BenchWorkflows.Chain workflow) => workflow.RunAsync(400));
    report.Add("replay of a chain of 400", Text($"{await ReplayRateAsync(history):N0} events/s"), "30,000/s", Text($"{history.Events.Count} events, one core"));

    await measure.ThroughputAsync(one, 10_000 / scale, 64);
    report.Add(Text($"server memory after {10_000 / scale:N0} more"), Text($"{server.MemoryMb:F0} MB"), "200 MB", "resident set");
    await stop.CancelAsync();
    await IgnoreCancellationAsync(running);
    if (Environment.GetEnvironmentVariable("BENCH_GO") is { Length: > 0 } program)
    {
        await OfficialGoProgram.RunAsync(program, server.Address, scale, report);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

Console.WriteLine(Machine.Describe());
report.Print();
return 0;

static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

static async Task<double> ReplayRateAsync(Temporalio.Common.WorkflowHistory history)
{
    var replayer = new WorkflowReplayer(new WorkflowReplayerOptions().AddWorkflow<BenchWorkflows.Chain>());
    await replayer.ReplayWorkflowAsync(history);
    const int repeats = 20;
    var begin = Stopwatch.GetTimestamp();
    for (var i = 0; i < repeats; i++)
    {
        await replayer.ReplayWorkflowAsync(history);
    }

    return repeats * history.Events.Count / Stopwatch.GetElapsedTime(begin).TotalSeconds;
}

static async Task IgnoreCancellationAsync(Task task)
{
    try
    {
        await task;
    }
    catch (OperationCanceledException)
    {
        // The worker was told to stop.
    }
}
