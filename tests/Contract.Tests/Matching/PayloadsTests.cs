using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Contract.Tests.Matching;

/// <summary>The short form of payloads, both ways.</summary>
public sealed class PayloadsTests
{
    [Fact]
    public void Expand_OfTheShortForm_GivesAPayload()
    {
        var payload = Payloads.Expand(JsonNode.Parse("{\"input\": [{\"$json\": {\"a\": \"é<\"}, \"$meta\": {\"type\": \"Keyword\"}}]}"))!["input"]![0]!;

        Assert.Equal("json/plain", Decode(payload["metadata"]!["encoding"]));
        Assert.Equal("Keyword", Decode(payload["metadata"]!["type"]));
        Assert.Equal("{\"a\":\"\\u00e9<\"}", Decode(payload["data"]));
    }

    [Theory]
    [InlineData("{\"$json\":[1,null]}")]
    [InlineData("{\"$json\":\"x\",\"$meta\":{\"type\":\"Text\"}}")]
    [InlineData("{\"$json\":null}")]
    public void Shorten_OfAnExpandedPayload_GivesTheShortFormBack(string shortForm) =>
        Assert.Equal(shortForm, Payloads.Shorten(Payloads.Expand(JsonNode.Parse(shortForm)))?.ToJsonString());

    [Theory]
    [InlineData("{\"metadata\":{\"encoding\":\"YmluYXJ5L251bGw=\"}}")]
    [InlineData("{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\"},\"data\":\"e30=\",\"more\":1}")]
    [InlineData("{\"metadata\":{\"encoding\":\"anNvbi9wbGFpbg==\"},\"data\":\"bm8ganNvbg==\"}")]
    public void Shorten_OfAnythingElse_LeavesItAlone(string json) =>
        Assert.Equal(json, Payloads.Shorten(JsonNode.Parse(json))?.ToJsonString());

    private static string Decode(JsonNode? base64) => Encoding.UTF8.GetString(Convert.FromBase64String((string)base64!));
}
