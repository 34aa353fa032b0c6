using System.Diagnostics;
using System.Globalization;
using TestKit;

namespace Interop.Tests;

/// <summary>Our server as users start it: <c>insightde server start-dev</c> on a database file.</summary>
internal sealed class ServerProcess(string databaseFile) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    private readonly int _port = FreePort.Find();
    private Process? _process;

    /// <summary>Gets the path of the executable.</summary>
    /// <remarks>It is built in the same configuration as this assembly, into the folder beside ours.</remarks>
    public static string Executable { get; } = Path.Combine(
        RepositoryRoot.Path, "artifacts", "bin", "InsightDE.Cli", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "insightde");

    /// <summary>Gets the address, the same after a restart.</summary>
    public string Address => $"127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Starts the server and waits until it takes connections.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(Executable) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "server", "start-dev", "--ip", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture),
            "--db-filename", databaseFile, "--headless", "--log-level", "error",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start) ?? throw new InvalidOperationException($"{Executable} did not start");
        _process.OutputDataReceived += (_, _) => { }; // read, so that the pipe never fills up
        _process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? string.Empty : $"server: {line.Data}\n");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(StartPatience, TimeProvider.System);
        await FreePort.WaitForListenerAsync(_port, patience.Token);
    }

    /// <summary>Kills the server (SIGKILL): nothing is flushed, no connection is closed properly.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
            _process = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await KillAsync();
}
