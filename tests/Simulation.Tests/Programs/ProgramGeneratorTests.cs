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
    }

    [Fact]
    public void Result_ProgramThroughJson_IsTheSame()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var program = ProgramGenerator.Next(new Random(seed), signals: seed % 3);

            Assert.Equal(ProgramModel.Result(program), ProgramModel.Result(JsonSerializer.Deserialize<WorkProgram>(Show(seed))!));
        }
    }

    private static string Show(int seed) => JsonSerializer.Serialize(ProgramGenerator.Next(new Random(seed), signals: seed % 3));
}
