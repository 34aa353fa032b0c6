using System.CommandLine;
using InsightDE.Cli;
using InsightDE.Cli.Servers;

var root = new RootCommand("InsightDE: image models over streams, durably.") { ServerCommand.Create() };
return await CommandLine.RunAsync(root, args);
