using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Temporalio.Client;
using Temporalio.Exceptions;

namespace Benchmarks;

/// <summary><c>insightde server start-dev</c> on a database file, as a process whose time and memory can be read.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan ConnectPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(20);

    private readonly Process _process;

    private ServerProcess(Process process, string address, TimeSpan startTime)
    {
        _process = process;
        Address = address;
        StartTime = startTime;
    }

    public string Address { get; }

    /// <summary>Gets the time from the start of the process to the first answered call.</summary>
    public TimeSpan StartTime { get; }

    public TimeSpan CpuTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public double MemoryMb
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    public static async Task<ServerProcess> StartAsync(string databaseFile)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "..", "..", "InsightDE.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "insightde.dll");
        var port = FindFreePort();
        var begin = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(program), "server", "start-dev", "--headless", "--log-level", "warn", "--port", port.ToString(CultureInfo.InvariantCulture), "--db-filename", databaseFile])
        {
            UseShellExecute = false,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        var address = $"127.0.0.1:{port}";
        while (true)
        {
            try
            {
                await TemporalClient.ConnectAsync(new TemporalClientConnectOptions(address) { RpcRetry = new RpcRetryOptions { MaxRetries = 1, InitialInterval = ConnectPause } });
                return new ServerProcess(process, address, Stopwatch.GetElapsedTime(begin));
            }
            catch (Exception e) when (e is RpcException or InvalidOperationException && !process.HasExited && Stopwatch.GetElapsedTime(begin) < ConnectPatience)
            {
                await Task.Delay(ConnectPause, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static int FindFreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
