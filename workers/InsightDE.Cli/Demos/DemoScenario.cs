using System.Globalization;
using System.Net;
using System.Net.Sockets;
using InsightDE.Contracts;
using InsightDE.Contracts.Demos;
using InsightDE.Workflows.Demos;
using Spectre.Console;
using Temporalio.Client;
using Temporalio.Exceptions;

namespace InsightDE.Cli.Demos;

/// <summary>A workflow of many steps whose worker and whose server are killed on the way.</summary>
/// <param name="folder">Where the server's database, the ledger and the logs go; emptied first.</param>
/// <param name="console">Where the story is told.</param>
/// <param name="time">The clock.</param>
internal sealed class DemoScenario(string folder, IAnsiConsole console, TimeProvider time)
{
    private const int Rounds = 20;
    private const int StepsPerRound = 5;
    private const int Steps = Rounds * StepsPerRound;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly long _start = time.GetTimestamp();
    private readonly int _port = FindFreePort();
    private readonly string _ledger = Path.Combine(folder, "ledger");

    /// <summary>Tells the story and counts afterwards.</summary>
    /// <returns>Whether nothing was lost and nothing doubled.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        LedgerReport.Create(_ledger);
        var server = StartServer();
        var worker = StartWorker();
        try
        {
            Tell($"server is process {server.Id} on 127.0.0.1:{_port}, worker is process {worker.Id}");
            var client = await ConnectAsync(either.Token);
            var handle = await client.StartWorkflowAsync(
                (DurabilityWorkflow workflow) => workflow.RunAsync(new DurabilityInput(_ledger, Rounds, StepsPerRound)),
                new WorkflowOptions("demo", TaskQueues.General));
            Tell($"workflow 'demo' started: {Steps} steps in {Rounds} rounds, one signal to wait for half-way");

            await WaitForAttemptsAsync(Steps / 4, either.Token);
            await worker.KillAsync(either.Token);
            Tell($"[red]worker killed with -9[/] after {Attempts} attempts; a new one starts");
            worker.Dispose();
            worker = StartWorker();

            await WaitForSignalPointAsync(handle, either.Token);
            Tell("the workflow waits for its signal: it is sent");
            await handle.SignalAsync(workflow => workflow.GoOnAsync());

            await WaitForAttemptsAsync(Steps * 3 / 4, either.Token);
            await server.KillAsync(either.Token);
            Tell($"[red]server killed with -9[/] after {Attempts} attempts; a new one opens the same file");
            server.Dispose();
            server = StartServer();

            var result = await GetResultAsync(client, either.Token);
            Tell("workflow completed");
            return Report(result);
        }
        finally
        {
            worker.Dispose();
            server.Dispose();
        }
    }

    private int Attempts => Directory.EnumerateFiles(Path.Combine(_ledger, "attempts")).Count();

    private static int FindFreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private ChildProgram StartServer() => ChildProgram.Start(
        Path.Combine(folder, "server.log"),
        "server", "start-dev", "--headless", "--port", _port.ToString(CultureInfo.InvariantCulture), "--db-filename", Path.Combine(folder, "temporal.db"));

    private ChildProgram StartWorker() => ChildProgram.Start(
        Path.Combine(folder, "worker.log"), "worker", "--address", $"127.0.0.1:{_port}", "--task-queue", TaskQueues.General);

    private async Task<TemporalClient> ConnectAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await TemporalClient.ConnectAsync(new TemporalClientConnectOptions($"127.0.0.1:{_port}") { Identity = "demo" });
            }
            catch (RpcException e) when (e.Code == RpcException.StatusCode.Unavailable)
            {
                await Task.Delay(PollInterval, time, cancellationToken);
            }
        }
    }

    private async Task WaitForAttemptsAsync(int count, CancellationToken cancellationToken)
    {
        while (Attempts < count)
        {
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    private async Task WaitForSignalPointAsync(WorkflowHandle<DurabilityWorkflow, DurabilityResult> handle, CancellationToken cancellationToken)
    {
        while (!(await handle.QueryAsync(workflow => workflow.Progress())).IsWaiting)
        {
            await Task.Delay(PollInterval, time, cancellationToken);
        }
    }

    /// <summary>Waits for the result through the time in which no server listens.</summary>
    private async Task<DurabilityResult> GetResultAsync(TemporalClient client, CancellationToken cancellationToken)
    {
        var handle = client.GetWorkflowHandle<DurabilityWorkflow, DurabilityResult>("demo");
        while (true)
        {
            try
            {
                return await handle.GetResultAsync(rpcOptions: new RpcOptions { CancellationToken = cancellationToken });
            }
            catch (RpcException e) when (e.Code == RpcException.StatusCode.Unavailable)
            {
                await Task.Delay(PollInterval, time, cancellationToken);
            }
        }
    }

    private bool Report(DurabilityResult result)
    {
        var ledger = LedgerReport.Read(_ledger, Steps);
        const long expectedSum = (long)Steps * (Steps + 1) / 2;
        var isWhole = ledger is { Lost: 0, Foreign: 0 } && result.StepsDone == Steps && result.StepSum == expectedSum;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("counted").AddColumn(new TableColumn("number").RightAligned()).AddColumn("where");
        Row("steps asked for", Steps, "the workflow's input");
        Row("steps answered", result.StepsDone, "the workflow's result");
        Row("effects", ledger.Effects, "files in ledger/effects");
        Row("lost", ledger.Lost, "steps without a file");
        Row("doubled", (int)(result.StepSum - expectedSum) + ledger.Foreign, "sum of the answers against n (n + 1) / 2; files of no step");
        Row("attempts begun", ledger.Attempts, "files in ledger/attempts; more than steps: work of killed workers, done again");
        console.Write(table);
        console.MarkupLineInterpolated($"Look further: [blue]{folder}[/] holds the database, the ledger and the logs.");
        console.MarkupLine(isWhole ? "[green]Nothing lost, nothing doubled.[/]" : "[red]The count is wrong.[/]");
        return isWhole;

        void Row(string name, int number, string where) =>
            table.AddRow(name, number.ToString(CultureInfo.InvariantCulture), where);
    }

    private void Tell(string text) =>
        console.MarkupLine($"[grey]{time.GetElapsedTime(_start).TotalSeconds.ToString("F2", CultureInfo.InvariantCulture),6} s[/]  {text}");
}
