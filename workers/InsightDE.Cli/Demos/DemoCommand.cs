using System.CommandLine;
using Spectre.Console;

namespace InsightDE.Cli.Demos;

/// <summary><c>insightde demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--folder")
        {
            Description = "Where the database, the ledger and the logs of the demo go. Emptied first.",
            DefaultValueFactory = _ => Path.Combine(".data", "demo"),
        };
        var command = new Command("demo", "Run a durable workflow, kill its worker and its server on the way, and count what is left.") { folder };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var path = Path.GetFullPath(arguments.GetRequiredValue(folder));
            if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !Directory.Exists(Path.Combine(path, "ledger")))
            {
                await Console.Error.WriteLineAsync($"demo: folder '{path}' holds something that is not a demo's; name an empty one with --folder.");
                return 2;
            }

            return await new DemoScenario(path, AnsiConsole.Console, TimeProvider.System).RunAsync(cancellationToken) ? 0 : 1;
        });
        return command;
    }
}
