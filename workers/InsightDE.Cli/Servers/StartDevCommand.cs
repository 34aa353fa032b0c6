using System.CommandLine;
using System.Net;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Temporal.Server.Hosting;
using Temporal.Server.Storage;
using Temporalio.Api.Enums.V1;

namespace InsightDE.Cli.Servers;

/// <summary><c>insightde server start-dev</c>: the embedded server alone, with the flags of the official <c>temporal server start-dev</c>.</summary>
internal static class StartDevCommand
{
    private const int StartFailed = 1;

    public static Command Create()
    {
        var flags = new StartDevFlags();
        var command = new Command("start-dev", "Start the embedded Temporal server in the foreground; Ctrl-C stops it.");
        foreach (var option in flags.All)
        {
            command.Add(option);
        }

        command.SetAction((arguments, cancellationToken) => RunAsync(flags, arguments, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(StartDevFlags flags, ParseResult arguments, CancellationToken cancellationToken)
    {
        foreach (var ignored in flags.Ignored.Where(option => arguments.GetResult(option) is { Implicit: false }))
        {
            await Console.Error.WriteLineAsync($"{ignored.Name} is accepted and has no effect: {ignored.Description}");
        }

        var level = arguments.GetValue(flags.LogLevel);
        using var loggers = ServerLog.CreateFactory(level, arguments.GetValue(flags.LogFormat) ?? ServerLog.Text);
        try
        {
            await using var server = await TemporalServer.StartAsync(OptionsOf(flags, arguments, loggers), cancellationToken);
            await Console.Out.WriteLineAsync($"Temporal server on {server.Target}");
            await WaitForStopAsync(cancellationToken);
            await server.StopAsync();
            return 0;
        }
        catch (Exception e) when (e is ServerStartException or StoreException)
        {
            // One line for the person; the whole story for who asks for it.
            await Console.Error.WriteLineAsync(level <= LogLevel.Debug ? $"insightde: {e}" : $"insightde: {e.Message}");
            return StartFailed;
        }
    }

    private static TemporalServerOptions OptionsOf(StartDevFlags flags, ParseResult arguments, ILoggerFactory loggers) => new()
    {
        Ip = IPAddress.Parse(arguments.GetValue(flags.Ip)!),
        Port = arguments.GetValue(flags.Port),
        Namespaces = arguments.GetValue(flags.Namespace) ?? [],
        DatabaseFile = arguments.GetValue(flags.DbFilename),
        SearchAttributes = Pairs(arguments.GetValue(flags.SearchAttribute)).ToDictionary(
            static pair => pair.Key,
            static pair => Enum.Parse<IndexedValueType>(pair.Value, ignoreCase: true),
            StringComparer.Ordinal),
        DynamicConfig = Pairs(arguments.GetValue(flags.DynamicConfigValue)).ToDictionary(StringComparer.Ordinal),
        LoggerFactory = loggers,
    };

    /// <summary>Splits KEY=VALUE; of a key given twice the last counts.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Pairs(string[]? texts) => (texts ?? [])
        .Select(static text => text.Split('=', 2))
        .GroupBy(static parts => parts[0], StringComparer.Ordinal)
        .Select(static group => KeyValuePair.Create(group.Key, group.Last()[1]));

    private static async Task WaitForStopAsync(CancellationToken cancellationToken)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            _ = stop.TrySetResult();
        });
        using var interrupted = cancellationToken.UnsafeRegister(_ => stop.TrySetResult(), null);
        await stop.Task;
    }
}
