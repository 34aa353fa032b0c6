using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Contract.Tests.Matching;

namespace Contract.Tests.Replay;

/// <summary>Replays the record once, many cases at a time, and hands out the result of each.</summary>
/// <remarks>
/// Most of a replay is waiting (long polls of a minute, timers, back-offs), so the cases run as tasks of their own and the test of a case
/// only awaits its result. Areas with the longest waits start first; serial cases run one by one when all others are done.
/// <c>CONTRACT_ONLY</c> (a regular expression on <c>area/case</c>) leaves the rest out.
/// </remarks>
internal sealed class RecordReplay : IDisposable
{
    private const int ParallelCasesMax = 24;
    private const string Workflows = "temporal.api.workflowservice.v1.WorkflowService/";

    private static readonly TimeSpan PatienceWithNamespaces = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan NamespaceInterval = TimeSpan.FromMilliseconds(100);

    private readonly ServerUnderTest _server;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<CaseFailure?>> _results = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CaseFailure> _failures = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _slots = new(ParallelCasesMax);

    /// <summary>Starts the replay.</summary>
    public RecordReplay(ServerUnderTest server, IReadOnlyList<ContractArea> areas)
    {
        _server = server;
        foreach (var id in areas.SelectMany(a => a.Cases).Select(c => c.Id))
        {
            _results[id] = new TaskCompletionSource<CaseFailure?>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        Completion = Task.Run(() => RunAsync([.. areas.OrderByDescending(LongestTimeout)]));
    }

    /// <summary>Gets the task that completes when every case has run.</summary>
    public Task Completion { get; }

    /// <summary>Gets the cases that <c>CONTRACT_ONLY</c> leaves in.</summary>
    public static IEnumerable<ContractCase> Chosen(ContractArea area)
    {
        var only = Environment.GetEnvironmentVariable("CONTRACT_ONLY");
        return area.Cases.Where(c => only is null || Regex.IsMatch(c.Id, only, RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    /// <summary>Waits for the result of a case.</summary>
    /// <returns>What is wrong, or null when the case passed.</returns>
    public Task<CaseFailure?> ResultAsync(string id) => _results[id].Task;

    /// <summary>Gets the cases that have run and failed, by their ids.</summary>
    public IEnumerable<KeyValuePair<string, CaseFailure>> Failures => _failures.OrderBy(f => f.Key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private static int LongestTimeout(ContractArea area) =>
        area.Cases.SelectMany(c => c.Steps).Max(s => s["elapsed_ms"] is JsonArray range ? (int)range[1]! : 0);

    private static string NewUid() => "c" + Guid.NewGuid().ToString("N")[..7];

    private static string NewNamespace() => $"contract-{NewUid()}{NewUid()}";

    private async Task RunAsync(IReadOnlyList<ContractArea> areas)
    {
        var parallel = new List<Task>();
        var serial = new List<(ContractCase Case, Task<PreparedArea> Area)>();
        foreach (var area in areas)
        {
            var cases = Chosen(area).ToList();
            if (cases.Count == 0)
            {
                continue;
            }

            var prepared = Task.Run(() => PrepareAsync(area));
            serial.AddRange(cases.Where(c => c.IsSerial).Select(c => (c, prepared)));
            parallel.AddRange(cases.Where(c => !c.IsSerial).Select(c => RunCaseAsync(c, prepared)));
        }

        await Task.WhenAll(parallel);
        foreach (var (contractCase, prepared) in serial)
        {
            await RunCaseAsync(contractCase, prepared);
        }
    }

    private async Task RunCaseAsync(ContractCase contractCase, Task<PreparedArea> prepared)
    {
        try
        {
            var area = await prepared;
            await _slots.WaitAsync();
            try
            {
                var variables = new Variables();
                variables.Set("uid", NewUid());
                variables.Set("ns", contractCase.HasFreshNamespace ? await RegisterAsync() : area.Namespace);
                var failure = await new CaseRun(_server, variables).RunAsync(contractCase.Steps);
                Report(contractCase, failure is null || area.Failure is null ? failure : failure.After(area.Failure));
            }
            finally
            {
                _slots.Release();
            }
        }
        catch (Exception e)
        {
            Report(contractCase, new CaseFailure(-1, "the replay itself", [e.ToString()]));
        }
    }

    private void Report(ContractCase contractCase, CaseFailure? failure)
    {
        if (failure is not null)
        {
            _failures[contractCase.Id] = failure;
        }

        _results[contractCase.Id].SetResult(failure);
    }

    private async Task<PreparedArea> PrepareAsync(ContractArea area)
    {
        var name = await RegisterAsync();
        var variables = new Variables();
        variables.Set("uid", NewUid());
        variables.Set("ns", name);
        return new PreparedArea(name, await new CaseRun(_server, variables).RunAsync(area.Setup));
    }

    private async Task<string> RegisterAsync()
    {
        var name = NewNamespace();
        var request = new JsonObject { ["namespace"] = name, ["workflowExecutionRetentionPeriod"] = "86400s" };
        await UntilAsync("RegisterNamespace", request, r => r.ContainsKey("response") || (string?)r["code"] == "ALREADY_EXISTS");
        await UntilAsync("DescribeNamespace", new JsonObject { ["namespace"] = name }, r => r.ContainsKey("response"));
        return name;
    }

    private async Task UntilAsync(string method, JsonObject request, Func<JsonObject, bool> isDone)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var result = await _server.RpcAsync(Workflows + method, request, PatienceWithNamespaces);
            if (isDone(result))
            {
                return;
            }

            if (TimeProvider.System.GetElapsedTime(began) > PatienceWithNamespaces)
            {
                throw new InvalidOperationException($"{method}: {result.ToJsonString()}");
            }

            await Task.Delay(NamespaceInterval, TimeProvider.System, CancellationToken.None);
        }
    }

    // A setup that failed spoils only the cases that lean on it, so the others run all the same.
    private sealed record PreparedArea(string Namespace, CaseFailure? Failure);
}
