using System.CommandLine;

namespace InsightDE.Cli.Servers;

/// <summary><c>insightde server ...</c>.</summary>
internal static class ServerCommand
{
    public static Command Create() => new("server", "Run the embedded Temporal server.") { StartDevCommand.Create() };
}
