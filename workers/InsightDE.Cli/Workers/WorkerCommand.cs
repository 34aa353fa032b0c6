using System.CommandLine;
using System.Globalization;
using InsightDE.Worker;
using Microsoft.Extensions.Logging;
using Temporalio.Client;
using Temporalio.Exceptions;
using Temporalio.Worker;

namespace InsightDE.Cli.Workers;

/// <summary><c>insightde worker</c>: hosts the workflows and activities of one task queue until it is told to stop.</summary>
internal static class WorkerCommand
{
    private static readonly TimeSpan ConnectPause = TimeSpan.FromMilliseconds(250);

    public static Command Create()
    {
        var address = new Option<string>("--address") { Description = "The Temporal server, host:port.", DefaultValueFactory = _ => "127.0.0.1:7233" };
        var ns = new Option<string>("--namespace", "-n") { Description = "The namespace.", DefaultValueFactory = _ => "default" };
        var queue = new Option<string>("--task-queue", "-t") { Description = "The task queue to host.", DefaultValueFactory = _ => WorkerQueues.Names[0] };
        queue.AcceptOnlyFromAmong([.. WorkerQueues.Names]);
        var level = new Option<LogLevel>("--log-level") { Description = "The least level that is logged.", DefaultValueFactory = _ => LogLevel.Information };
        var command = new Command("worker", "Run the workflows and activities of a task queue.") { address, ns, queue, level };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            new TemporalClientConnectOptions(arguments.GetRequiredValue(address)) { Namespace = arguments.GetRequiredValue(ns) },
            arguments.GetRequiredValue(queue),
            arguments.GetRequiredValue(level),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TemporalClientConnectOptions connection, string queue, LogLevel level, CancellationToken cancellationToken)
    {
        using var logging = LoggerFactory.Create(builder => builder.SetMinimumLevel(level).AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss.fff ";
        }));
        connection.LoggerFactory = logging;
        try
        {
            var client = await ConnectAsync(connection, cancellationToken);
            using var worker = new TemporalWorker(client, WorkerQueues.OptionsOf(queue, TimeProvider.System));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"worker: task queue '{queue}' of namespace '{connection.Namespace}' at {connection.TargetHost}, process {Environment.ProcessId}"));
            await worker.ExecuteAsync(cancellationToken);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0; // Told to stop: drained, done.
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"worker: {e.Message}");
            return 1;
        }
    }

    /// <summary>Waits for the server: a worker may be started before it.</summary>
    private static async Task<TemporalClient> ConnectAsync(TemporalClientConnectOptions connection, CancellationToken cancellationToken)
    {
        var told = false;
        while (true)
        {
            try
            {
                return await TemporalClient.ConnectAsync(connection);
            }
            catch (Exception e) when (e is RpcException { Code: RpcException.StatusCode.Unavailable } or InvalidOperationException)
            {
                if (!told)
                {
                    told = true;
                    await Console.Error.WriteLineAsync($"worker: no server at {connection.TargetHost} yet ({e.Message}); trying on");
                }

                await Task.Delay(ConnectPause, TimeProvider.System, cancellationToken);
            }
        }
    }
}
