using System.Text.RegularExpressions;
using Xunit;

namespace Repository.Tests;

/// <summary>Rules of the source that no analyzer checks.</summary>
public sealed partial class SourceTests
{
    private const int LinesMax = 500;

    [Fact]
    public void SourceFiles_AreShort() =>
        Assert.All(RepositoryFiles.Find("*.cs"), f =>
        {
            var lines = File.ReadLines(f).Count();
            Assert.True(lines <= LinesMax, $"{RepositoryFiles.Relative(f)} has {lines} lines (at most {LinesMax}): look for the second idea in it");
        });

    [Fact]
    public void SourceFiles_HoldNoUnfinishedMarks() =>
        Assert.All(RepositoryFiles.Find("*.cs").Where(f => !f.EndsWith("SourceTests.cs", StringComparison.Ordinal)), f =>
            Assert.DoesNotMatch(UnfinishedMark(), File.ReadAllText(f)));

    [Fact]
    public void Folders_AreNotNamedForNothing() =>
        Assert.DoesNotContain(RepositoryFiles.Find("*.cs").Select(RepositoryFiles.Relative), f => EmptyName().IsMatch(f));

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b")]
    private static partial Regex UnfinishedMark();

    [GeneratedRegex("/(Utils?|Helpers?|Misc)/")]
    private static partial Regex EmptyName();
}
