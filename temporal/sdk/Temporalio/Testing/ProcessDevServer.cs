using System.ComponentModel;
using System.Diagnostics;

namespace Temporalio.Testing;

/// <summary>A server in a process of its own.</summary>
internal sealed class ProcessDevServer : IDevServer
{
    private readonly Process _process;

    private ProcessDevServer(Process process, string target) => (_process, Target) = (process, target);

    /// <inheritdoc/>
    public string Target { get; }

    /// <summary>Gets a value indicating whether the process has ended by itself.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts the process; it may not listen yet.</summary>
    /// <param name="path">The executable.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="target">Where it will listen.</param>
    /// <returns>The process.</returns>
    /// <exception cref="InvalidOperationException">It can't be started.</exception>
    public static ProcessDevServer Start(string path, IEnumerable<string> arguments, string target)
    {
        var info = new ProcessStartInfo(path, arguments) { UseShellExecute = false, RedirectStandardInput = true };
        try
        {
            var process = Process.Start(info)
                ?? throw new InvalidOperationException($"The server '{path}' could not be started.");
            return new(process, target);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"The server '{path}' could not be started: {e.Message}", e);
        }
    }

    /// <summary>Looks for an executable on the path.</summary>
    /// <param name="names">Its possible names, best first.</param>
    /// <returns>The full path; null when there is none.</returns>
    public static string? Find(params ReadOnlySpan<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        foreach (var name in names)
        {
            var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
            if (folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().ConfigureAwait(false);
        }

        _process.Dispose();
    }
}
