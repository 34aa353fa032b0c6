using System.CommandLine;

namespace InsightDE.Cli;

/// <summary>Runs what was typed. What can't be understood ends in one line that names it, and exit status 2.</summary>
internal static class CommandLine
{
    private const int NotUnderstood = 2;

    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors is [var first, ..] && parsed.Action is not System.CommandLine.Help.HelpAction)
        {
            var command = string.Join(' ', PathOf(parsed.CommandResult.Command));
            var complaint = parsed.UnmatchedTokens is [var unknown, ..] ? $"'{unknown}' is neither a command nor an option here." : first.Message;
            await Console.Error.WriteLineAsync($"insightde: {complaint} See '{command} --help'.");
            return NotUnderstood;
        }

        return await parsed.InvokeAsync();
    }

    private static IEnumerable<string> PathOf(Command command)
        => command is RootCommand ? ["insightde"] : PathOf(command.Parents.OfType<Command>().First()).Append(command.Name);
}
