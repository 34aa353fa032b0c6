using Temporalio.Converters;
using Temporalio.Scenarios;
using Temporalio.Worker;
using Xunit;

namespace Temporalio.Tests.Replay;

/// <summary>Every history that an official SDK recorded replays on the same workflow written in C#.</summary>
public sealed class RecordedHistoryTests
{
    /// <summary>Recordings that cannot be replayed, with the reason.</summary>
    private static readonly Dictionary<string, string> NotForReplay = new(StringComparer.Ordinal)
    {
        ["bad-commands"] = "made by a raw poller, without workflow code",
    };

    /// <summary>Areas that are not built yet. The list only gets shorter.</summary>
    private static readonly string[] NotYet =
    [
        "nexus-sync", "nexus-workflow-run", "nexus-workflow-run-fails", "nexus-operation-fails", "nexus-handler-error",
        "nexus-cancel", "nexus-cancel-requested", "nexus-timeout",
    ];

    public static TheoryData<string> Replayable => [.. RecordedHistories.All.Where(IsReplayable)];

    [Theory]
    [MemberData(nameof(Replayable))]
    public async Task ReplayWorkflowAsync_RecordedHistory_FitsTheCode(string name)
    {
        var scenario = RecordedHistories.ScenarioOf(name);
        var options = new WorkflowReplayerOptions();
        if (scenario == "codec-encrypted")
        {
            options.DataConverter = new DataConverter(
                new DefaultPayloadConverter(), new DefaultFailureConverter.WithEncodedCommonAttributes(), new XorCodec());
        }

        foreach (var workflow in ScenarioCatalog.For(RecordedHistories.LanguageOf(name), scenario))
        {
            options.AddWorkflow(workflow);
        }

        var result = await new WorkflowReplayer(options).ReplayWorkflowAsync(
            RecordedHistories.Get(name), throwOnReplayFailure: false, TestContext.Current.CancellationToken);

        Assert.True(result.ReplayFailure is null, result.ReplayFailure?.ToString());
    }

    [Fact]
    public void NotYet_AndNotForReplay_NameOnlyWhatExists()
    {
        var scenarios = RecordedHistories.All.Select(RecordedHistories.ScenarioOf).ToHashSet(StringComparer.Ordinal);

        Assert.All(NotYet.Concat(NotForReplay.Keys), s => Assert.Contains(s, scenarios));
    }

    private static bool IsReplayable(string name)
    {
        var scenario = RecordedHistories.ScenarioOf(name);
        return !NotForReplay.ContainsKey(scenario) && !NotYet.Contains(scenario);
    }
}
