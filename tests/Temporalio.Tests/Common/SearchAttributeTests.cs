using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Common;
using Xunit;

namespace Temporalio.Tests.Common;

public sealed class SearchAttributeTests
{
    private static readonly SearchAttributeKey<string> Keyword = SearchAttributeKey.CreateKeyword("CustomKeyword");
    private static readonly SearchAttributeKey<long> Number = SearchAttributeKey.CreateLong("CustomInt");

    [Fact]
    public void ToProto_AllTypes_RoundTrips()
    {
        var time = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero);
        var attributes = new SearchAttributeCollection.Builder()
            .Set(Keyword, "kw")
            .Set(Number, 7)
            .Set(SearchAttributeKey.CreateText("T"), "some text")
            .Set(SearchAttributeKey.CreateDouble("D"), 2.5)
            .Set(SearchAttributeKey.CreateBool("B"), true)
            .Set(SearchAttributeKey.CreateDateTimeOffset("Time"), time)
            .Set(SearchAttributeKey.CreateKeywordList("L"), ["a", "b"])
            .ToSearchAttributeCollection();

        var read = SearchAttributeCollection.FromProto(attributes.ToProto());

        Assert.Equal(7, read.Count);
        Assert.Equal("kw", read.Get(Keyword));
        Assert.Equal(7, read.Get(Number));
        Assert.Equal("some text", read.Get(SearchAttributeKey.CreateText("T")));
        Assert.Equal(2.5, read.Get(SearchAttributeKey.CreateDouble("D")));
        Assert.True(read.Get(SearchAttributeKey.CreateBool("B")));
        Assert.Equal(time, read.Get(SearchAttributeKey.CreateDateTimeOffset("Time")));
        Assert.Equal(["a", "b"], read.Get(SearchAttributeKey.CreateKeywordList("L")));
    }

    // As the server of the recorded histories wrote them.
    [Theory]
    [InlineData("Keyword", "[\"one\"]")]
    [InlineData("Keyword", "\"one\"")]
    [InlineData("INDEXED_VALUE_TYPE_KEYWORD", "\"one\"")]
    public void FromProto_FormsOfOtherSdks_AreRead(string type, string json)
        => Assert.Equal("one", SearchAttributeCollection.FromProto(Message("CustomKeyword", "json/plain", type, json)).Get(Keyword));

    [Theory]
    [InlineData("binary/null", "Keyword", "")]
    [InlineData("json/plain", "Keyword", "null")]
    [InlineData("json/plain", "Keyword", "[]")]
    [InlineData("json/plain", "SomeNewType", "1")]
    public void FromProto_RemovedOrUnknown_IsLeftOut(string encoding, string type, string json)
        => Assert.Empty(SearchAttributeCollection.FromProto(Message("CustomKeyword", encoding, type, json)));

    [Fact]
    public void Set_SameNameOtherType_Replaces()
    {
        var builder = new SearchAttributeCollection.Builder().Set(SearchAttributeKey.CreateText("A"), "x");

        var attributes = builder.Set(SearchAttributeKey.CreateLong("A"), 1).ToSearchAttributeCollection();

        Assert.Single(attributes);
        Assert.Equal(1, attributes.Get(SearchAttributeKey.CreateLong("A")));
    }

    [Fact]
    public void WithUpdates_SetAndUnset_AreApplied()
    {
        var attributes = new SearchAttributeCollection.Builder().Set(Keyword, "old").ToSearchAttributeCollection();

        var updated = attributes.WithUpdates([Keyword.ValueUnset(), Number.ValueSet(3)]);

        Assert.False(updated.ContainsKey(Keyword));
        Assert.Equal(3, updated.Get(Number));
        Assert.Equal("old", attributes.Get(Keyword));
    }

    [Fact]
    public void Get_Missing_NamesTheAttribute()
        => Assert.Contains(
            "CustomInt",
            Assert.Throws<KeyNotFoundException>(() => SearchAttributeCollection.Empty.Get(Number)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Value_OfRemoval_Throws() => Assert.Throws<InvalidOperationException>(() => Keyword.ValueUnset().Value);

    private static SearchAttributes Message(string name, string encoding, string type, string data) => new()
    {
        IndexedFields =
        {
            [name] = new Payload
            {
                Metadata = { ["encoding"] = ByteString.CopyFromUtf8(encoding), ["type"] = ByteString.CopyFromUtf8(type) },
                Data = ByteString.CopyFromUtf8(data),
            },
        },
    };
}
