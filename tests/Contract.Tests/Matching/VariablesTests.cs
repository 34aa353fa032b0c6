using System.Text.Json.Nodes;
using Xunit;

namespace Contract.Tests.Matching;

/// <summary>What <c>${name}</c> and <c>$repeat</c> become in a request.</summary>
public sealed class VariablesTests
{
    private readonly Variables _variables = new();

    public VariablesTests()
    {
        _variables.Set("uid", "c0ffee11");
        _variables.Set("ref", JsonNode.Parse("{\"runId\": \"r\"}"));
        _variables.Set("count", 3);
    }

    [Theory]
    [InlineData("\"wf-${uid}\"", "\"wf-c0ffee11\"")]
    [InlineData("\"${ref}\"", "{\"runId\":\"r\"}")]
    [InlineData("\"${count}\"", "3")]
    [InlineData("\"n=${count}\"", "\"n=3\"")]
    [InlineData("{\"key-${uid}\": [\"${pad:3}\"]}", "{\"key-c0ffee11\":[\"xxx\"]}")]
    [InlineData("\"${b64pad:3}\"", "\"eHh4\"")]
    [InlineData("{\"$repeat\": 2, \"$each\": {\"id\": \"a${i}\"}}", "[{\"id\":\"a0\"},{\"id\":\"a1\"}]")]
    [InlineData("\"$plain {uid}\"", "\"$plain {uid}\"")]
    public void Fill_OfAPlace_GivesTheValue(string template, string filled) =>
        Assert.Equal(filled, _variables.Fill(JsonNode.Parse(template))?.ToJsonString());

    [Fact]
    public void Fill_OfNowWithAShift_GivesATimeThatFarAway()
    {
        var filled = DateTimeOffset.Parse(_variables.Fill("${now-60s}"), System.Globalization.CultureInfo.InvariantCulture);

        Assert.InRange(TimeProvider.System.GetUtcNow() - filled, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
    }

    [Fact]
    public void Fill_OfAnUnknownName_Throws() =>
        Assert.Throws<ArgumentException>(() => _variables.Fill("${nobody}"));

    [Fact]
    public void Adopt_OfACopy_DropsWhatCameLater()
    {
        var before = _variables.Copy();
        _variables.Set("late", 1);

        _variables.Adopt(before);

        Assert.False(_variables.TryGetText("late", out _));
        Assert.True(_variables.TryGetText("uid", out _));
    }
}
