using System.Text.Json;
using Xunit;

namespace Simulation.Tests.Programs;

/// <summary>Random programs that can be made again.</summary>
public sealed class ProgramGeneratorTests
{
    private const int Seeds = 200;

    [Fact]
    public void Next_SameSeed_GivesTheSameProgram()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.Equal(Show(seed), Show(seed));
        }
    }

    [Fact]
    public void Next_ManySeeds_UsesEveryKindOfStep()
    {
        var all = string.Join('\n', Enumerable.Range(0, Seeds).Select(Show));

        Assert.All(typeof(Step).GetProperties().Select(p => p.Name), kind => Assert.Matches($"\"{kind}\":(?!null|false)", all));
        Assert.All(Enum.GetValues<ChildUse>(), use => Assert.Contains($"\"Use\":{(int)use}", all, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<Ending>(), ending => Assert.Contains($"\"Ending\":{(int)ending}", all, StringComparison.Ordinal));
    }

    [Fact]
    public void ValueOf_ProgramThroughJson_IsTheSame()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            Assert.Equal(ProgramModel.ValueOf(Make(seed)), ProgramModel.ValueOf(JsonSerializer.Deserialize<WorkProgram>(Show(seed))!));
        }
    }

    private static WorkProgram Make(int seed) => new ProgramGenerator(new Random(seed), "collector").Next(signals: seed % 3);

    private static string Show(int seed) => JsonSerializer.Serialize(Make(seed));
}
