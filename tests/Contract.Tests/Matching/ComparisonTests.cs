using System.Text.Json.Nodes;
using Xunit;

namespace Contract.Tests.Matching;

/// <summary>The matchers of the record's README, each with what it takes and what it refuses.</summary>
public sealed class ComparisonTests
{
    private readonly Variables _variables = new();

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1", "1.0")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    [InlineData("\"a\"", "\"a\"")]
    [InlineData("\"<any>\"", "{\"a\": 1}")]
    [InlineData("\"<any>\"", "null")]
    [InlineData("\"<int>\"", "7")]
    [InlineData("\"<int>\"", "\"-7\"")]
    [InlineData("\"<num>\"", "\"1.5e3\"")]
    [InlineData("\"<time>\"", "\"2026-11-22T15:36:55.123Z\"")]
    [InlineData("\"at <time>.\"", "\"at 2026-11-22T15:36:55+01:00.\"")]
    [InlineData("\"<duration>\"", "\"1.5s\"")]
    [InlineData("\"<about 100s>\"", "\"95s\"")]
    [InlineData("\"<token>\"", "\"x\\ny\"")]
    [InlineData("\"(<any>)*\"", "\"(two\\nlines)*\"")]
    [InlineData("{\"a\": \"<optional>\"}", "{}")]
    [InlineData("{\"a\": \"<optional>\"}", "{\"a\": [1]}")]
    [InlineData("{\"$subset\": {\"a\": 1}}", "{\"a\": 1, \"b\": 2}")]
    [InlineData("{\"$unordered\": [1, \"<any>\"]}", "[2, 1]")]
    [InlineData("{\"$contains\": [3, 1]}", "[1, 2, 3]")]
    [InlineData("{\"key-<int>\": 1, \"b\": 2}", "{\"b\": 2, \"key-12\": 1}")]
    public void Differences_OfAFittingAnswer_AreNone(string expected, string actual) =>
        Assert.Empty(Compare(expected, actual));

    [Theory]
    [InlineData("1", "\"1\"", "$: expected 1, got \"1\"")]
    [InlineData("true", "1", "$: expected true, got 1")]
    [InlineData("null", "0", "$: expected null, got 0")]
    [InlineData("\"<int>\"", "\"1.5\"", "$: expected \"<int>\", got \"1.5\"")]
    [InlineData("\"<int>\"", "true", "$: expected \"<int>\", got true")]
    [InlineData("\"<token>\"", "\"\"", "$: expected \"<token>\", got \"\"")]
    [InlineData("\"<uuid>\"", "\"no\"", "$: expected \"<uuid>\", got \"no\"")]
    [InlineData("\"<about 100s>\"", "\"94s\"", "$: expected \"<about 100s>\", got \"94s\"")]
    [InlineData("{}", "{\"a\": 1}", "$.a: unexpected 1")]
    [InlineData("{\"a\": \"<any>\"}", "{}", "$.a: missing, expected \"<any>\"")]
    [InlineData("{\"a\": {\"b\": 1}}", "{\"a\": {\"b\": 2}}", "$.a.b: expected 1, got 2")]
    [InlineData("[1, 2]", "[1]", "$: expected 2 elements, got 1: [1]")]
    [InlineData("[1]", "{}", "$: expected [1], got {}")]
    [InlineData("{\"$unordered\": [1, 1]}", "[1, 2]", "$: no element matches 1 in [2]")]
    [InlineData("{\"$unordered\": [1]}", "[]", "$: expected 1 elements in any order, got []")]
    [InlineData("{\"$contains\": [4]}", "[1]", "$: no element matches 4 in [1]")]
    [InlineData("{\"key-<int>\": 1}", "{\"key-x\": 1}", "$.key-<int>: no key fits, expected 1|$.key-x: unexpected 1")]
    public void Differences_OfAnotherAnswer_AreNamed(string expected, string actual, string differences) =>
        Assert.Equal(differences.Split('|'), Compare(expected, actual));

    [Fact]
    public void Differences_OfABoundUuid_DemandTheSameAgain()
    {
        const string one = "0f8fad5b-d9cb-469f-a165-70867728950e";
        const string two = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

        Assert.Empty(Compare("[\"<uuid:run>\", \"run <uuid:run>\"]", $"[\"{one}\", \"run {one}\"]"));
        Assert.Empty(Compare("\"${run}\"", $"\"{one}\""));
        Assert.Single(Compare("\"<uuid:run>\"", $"\"{two}\""));
    }

    [Fact]
    public void Differences_OfOneUuidTwiceInAText_DemandBothTheSame()
    {
        const string one = "0f8fad5b-d9cb-469f-a165-70867728950e";
        const string two = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

        Assert.Single(Compare("\"<uuid:a>/<uuid:a>\"", $"\"{one}/{two}\""));
        Assert.Empty(Compare("\"<uuid:a>/<uuid:a>\"", $"\"{one}/{one}\""));
    }

    [Fact]
    public void Differences_OfAnElementThatDoesNotFit_BindNothing()
    {
        Compare("{\"$contains\": [{\"id\": \"<token:x>\", \"n\": 1}]}", "[{\"id\": \"first\", \"n\": 2}, {\"id\": \"second\", \"n\": 1}]");

        Assert.True(_variables.TryGetText("x", out var bound));
        Assert.Equal("second", bound);
    }

    private List<string> Compare(string expected, string actual) =>
        Comparison.Differences(JsonNode.Parse(expected), JsonNode.Parse(actual), _variables);
}
