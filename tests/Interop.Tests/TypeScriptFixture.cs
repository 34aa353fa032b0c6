using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using TestKit;
using Xunit;

namespace Interop.Tests;

/// <summary>One server process, one node process with the official TypeScript client and worker, and what its scenarios observed.</summary>
/// <remarks>
/// Bundling workflows and loading the native core take seconds, so one node process runs every scenario and the tests await their lines.
/// <c>INTEROP_ONLY</c> (a regular expression) leaves scenarios out.
/// </remarks>
public sealed class TypeScriptFixture : IAsyncLifetime
{
    private static readonly TimeSpan ScenarioPatience = TimeSpan.FromMinutes(3);

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonNode>> _scenarios = new(StringComparer.Ordinal);
    private readonly StringBuilder _errors = new();
    private readonly ServerProcess _server;
    private Process? _node;
    private Task _reading = Task.CompletedTask;

    public TypeScriptFixture() => _server = new ServerProcess(_folder.File("server.db"));

    /// <summary>Waits for what a scenario observed.</summary>
    public async Task<JsonNode> ObservedAsync(string scenario)
    {
        var line = await Scenario(scenario).Task.WaitAsync(ScenarioPatience, TimeProvider.System);
        return line["observed"] ?? throw new InvalidOperationException($"{scenario} failed: {line["error"]}");
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { RepositoryRoot.File("tests", "Interop.Tests", "Scripts", "main.js"), _server.Address, ServerProcess.Executable },
        };
        _node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        _node.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _node.BeginErrorReadLine();
        _reading = ReadAsync(_node);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            _node.Kill(entireProcessTree: true);
            await _reading;
            _node.Dispose();
        }

        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private TaskCompletionSource<JsonNode> Scenario(string name) =>
        _scenarios.GetOrAdd(name, _ => new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task ReadAsync(Process node)
    {
        while (await node.StandardOutput.ReadLineAsync() is { } text)
        {
            if (!text.StartsWith('{'))
            {
                continue; // the native core writes warnings of its own
            }

            var line = JsonNode.Parse(text)!;
            if ((string?)line["scenario"] is { } name)
            {
                Scenario(name).TrySetResult(line);
            }
            else if ((string?)line["ask"] == "kill-server")
            {
                await _server.KillAsync();
                await _server.StartAsync();
                await node.StandardInput.WriteLineAsync("restarted");
            }
        }

        // Whoever still waits gets the reason instead of a time-out.
        await node.WaitForExitAsync();
        foreach (var waiting in _scenarios.Values)
        {
            waiting.TrySetException(new InvalidOperationException($"node ended with {node.ExitCode}:\n{_errors}"));
        }

        Scenario("exit").TrySetException(new InvalidOperationException("node is gone"));
    }
}
