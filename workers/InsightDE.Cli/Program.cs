using System.CommandLine;
using InsightDE.Cli;
using InsightDE.Cli.Demos;
using InsightDE.Cli.Servers;
using InsightDE.Cli.Workers;

var root = new RootCommand("InsightDE: image models over streams, durably.")
{
    ServerCommand.Create(),
    WorkerCommand.Create(),
    DemoCommand.Create(),
};
return await CommandLine.RunAsync(root, args);
