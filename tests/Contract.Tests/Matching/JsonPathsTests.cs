using System.Text.Json.Nodes;
using Xunit;

namespace Contract.Tests.Matching;

/// <summary>Paths into an answer.</summary>
public sealed class JsonPathsTests
{
    private static readonly JsonNode Answer = JsonNode.Parse("{\"a\": {\"b-c\": [1, {\"$json\": 2}]}, \"queries\": {\"q1\": 1, \"q2\": 2}, \"none\": null}")!;

    [Theory]
    [InlineData("$.a['b-c'][0]", "1")]
    [InlineData("$.a['b-c'][-1].$json", "2")]
    [InlineData("$.queries.~", "\"q1\"")]
    [InlineData("$.queries", "{\"q1\":1,\"q2\":2}")]
    public void TryFollow_APathThatIsThere_FindsTheValue(string path, string value)
    {
        Assert.True(JsonPaths.TryFollow(Answer, path, out var found));
        Assert.Equal(value, found?.ToJsonString());
    }

    [Theory]
    [InlineData("$.b")]
    [InlineData("$.a['b-c'][2]")]
    [InlineData("$.a['b-c'][-3]")]
    [InlineData("$.a[0]")]
    [InlineData("$.none.~")]
    [InlineData("$.a['b-c'].b")]
    public void TryFollow_APathThatIsNotThere_SaysSo(string path) =>
        Assert.False(JsonPaths.TryFollow(Answer, path, out _));
}
