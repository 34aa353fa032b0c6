using Scenarios.Tests.Recordings;
using Xunit;

namespace Scenarios.Tests;

/// <summary>A scenario written in C# and run on our server leaves the events that the real server and the Python SDK left.</summary>
public sealed class ScenarioTests(ScenarioFixture scenarios) : IClassFixture<ScenarioFixture>
{
    public static TheoryData<string> Names => [.. ScenarioFixture.Chosen.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_OfScenario_LeavesTheRecordedEvents(string scenario)
    {
        var differences = string.Join('\n', await scenarios.DifferencesAsync(scenario));
        if (ScenarioList.NotYet.Has(scenario, out var reason))
        {
            Assert.True(differences.Length > 0, $"{scenario} is as recorded: remove it from NotYet.txt");
            Assert.Skip($"not yet: {reason}");
        }

        Assert.True(differences.Length == 0, differences);
    }

    [Fact]
    public void Lists_NameOnlyScenariosOfTheRecord_AndNoneTwice()
    {
        var listed = ScenarioList.NotYet.Names.Concat(ScenarioList.Undriven.Names).ToList();

        Assert.Empty(listed.Except(Scenario.All.Keys));
        Assert.Equal(listed.Count, listed.Distinct().Count());
    }
}
