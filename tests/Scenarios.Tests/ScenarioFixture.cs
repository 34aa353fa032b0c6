using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Scenarios.Tests.Driving;
using Scenarios.Tests.Recordings;
using Temporal.Server.Hosting;
using Temporalio.Activities;
using Temporalio.Api.Enums.V1;
using Temporalio.Client;
using Temporalio.Scenarios;
using Temporalio.Worker;
using TestKit.Histories;
using Xunit;

namespace Scenarios.Tests;

/// <summary>Our server, our SDK, and every scenario run once on them, several at a time.</summary>
/// <remarks><c>SCENARIOS_ONLY</c> names one scenario to run alone; <c>SCENARIOS_REPORT</c> a file for all differences.</remarks>
public sealed class ScenarioFixture : IAsyncLifetime
{
    private const int ParallelScenariosMax = 12;

    private static readonly TimeSpan ScenarioPatience = TimeSpan.FromSeconds(25);

    private readonly SemaphoreSlim _slots = new(ParallelScenariosMax);
    private readonly ConcurrentDictionary<string, Task<IReadOnlyList<string>>> _results = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private TemporalServer? _server;
    private TemporalClient? _client;

    /// <summary>Gets the scenarios to run.</summary>
    internal static IEnumerable<Scenario> Chosen { get; } =
        [.. Scenario.All.Values.Where(s => Environment.GetEnvironmentVariable("SCENARIOS_ONLY") is { } only
            ? only == s.Name
            : !ScenarioList.Undriven.Has(s.Name, out _))];

    /// <summary>Waits for the differences of a scenario; none when ours is like the recording.</summary>
    public Task<IReadOnlyList<string>> DifferencesAsync(string scenario) => _results[scenario];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _server = await TemporalServer.StartAsync(new TemporalServerOptions
        {
            Port = 0,
            DynamicConfig = new Dictionary<string, string>(StringComparer.Ordinal) { ["limit.historyCount.suggestContinueAsNew"] = "400" },
            SearchAttributes = new Dictionary<string, IndexedValueType>(StringComparer.Ordinal)
            {
                ["CustomKeyword"] = IndexedValueType.Keyword,
                ["CustomInt"] = IndexedValueType.Int,
                ["CustomText"] = IndexedValueType.Text,
                ["CustomBool"] = IndexedValueType.Bool,
                ["CustomDouble"] = IndexedValueType.Double,
                ["CustomTime"] = IndexedValueType.Datetime,
                ["CustomList"] = IndexedValueType.KeywordList,
            },
        });
        _client = await TemporalClient.ConnectAsync(new TemporalClientConnectOptions(_server.Target));
        foreach (var scenario in Chosen)
        {
            _results[scenario.Name] = Task.Run(() => CompareAsync(scenario));
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable("SCENARIOS_REPORT") is { } report)
        {
            var lines = new List<string>();
            foreach (var (name, differences) in _results.OrderBy(r => r.Key, StringComparer.Ordinal))
            {
                lines.AddRange((await differences).Select(d => $"{name} {d}"));
            }

            await File.WriteAllLinesAsync(report, lines);
        }

        await _end.CancelAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _slots.Dispose();
        _end.Dispose();
    }

    private async Task<IReadOnlyList<string>> CompareAsync(Scenario scenario)
    {
        await _slots.WaitAsync(_end.Token);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
            patience.CancelAfter(ScenarioPatience);
            var ours = await new ScenarioDriver(_client!, scenario, () => CreateWorker(scenario)).RunAsync(patience.Token);
            return [.. scenario.Recordings.SelectMany(r => HistoryComparison.Differences(
                NormalisedHistory.Of(r.Json), NormalisedHistory.Of(JsonNode.Parse(JsonFormatter.Default.Format(ours[r.FileName]))!))
                .Select(d => $"{r.FileName}: {d}"))];
        }
        catch (Exception e)
        {
            return [$"did not come to its end: {e.GetType().Name}: {e.Message}"];
        }
        finally
        {
            _slots.Release();
        }
    }

    private TemporalWorker CreateWorker(Scenario scenario)
    {
        var options = new TemporalWorkerOptions(scenario.TaskQueue)
        {
            Identity = "ref-worker",
            BuildId = "ref-build",
            MaxCachedWorkflows = scenario.HasCache ? 1000 : 0,
        };
        foreach (var activity in ActivityDefinition.CreateAll(typeof(ScenarioActivities), instance: null).Where(a => a.Dynamic == (scenario.Name == "activity-dynamic")))
        {
            options.AddActivity(activity);
        }

        foreach (var workflow in ScenarioCatalog.For("python", scenario.Name))
        {
            options.AddWorkflow(workflow);
        }

        return new TemporalWorker(_client!, options);
    }
}
