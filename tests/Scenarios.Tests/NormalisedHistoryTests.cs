using System.Text.Json.Nodes;
using TestKit.Histories;
using Xunit;

namespace Scenarios.Tests;

/// <summary>What normalisation drops, renames and keeps.</summary>
public sealed class NormalisedHistoryTests
{
    private const string One = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private const string Two = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [Fact]
    public void Of_IdsAndTimes_NamesThemByAppearance() => Assert.Equal(
        """{"eventId":"1","x":{"a":"uuid-1","b":"uuid-2 and uuid-1","at":"\u003Ctime\u003E"}}""",
        Normalise($$$"""{"eventId":"1","eventTime":"2026-01-01T00:00:00Z","taskId":"7","x":{"a":"{{{One}}}","b":"{{{Two}}} and {{{One}}}","at":"2026-01-01T00:00:00.5Z","requestId":"{{{Two}}}"}}"""),
        new JsonTextComparer());

    [Theory]
    [InlineData("""{"name":"worker-0123456789abcdef0123456789abcdef"}""", """{"name":"sticky"}""")]
    [InlineData("""{"firstWorkflowTaskBackoff":"0.98s"}""", """{"firstWorkflowTaskBackoff":"\u003Cfraction\u003E"}""")]
    [InlineData("""{"firstWorkflowTaskBackoff":"2s"}""", """{"firstWorkflowTaskBackoff":"2s"}""")]
    [InlineData("""{"failure":{"message":"m","source":"PythonSDK","stackTrace":"s","applicationFailureInfo":{"type":"ValueError"}}}""", """{"failure":{"message":"m","applicationFailureInfo":{"type":"\u003Cexception\u003E"}}}""")]
    [InlineData("""{"p":{"metadata":{"encoding":"anNvbi9wbGFpbg=="},"data":"eyJraW5kIjoiQSIsIm4iOjF9"}}""", """{"p":{"payload":"json/plain","value":"\u003Cfailure\u003E"}}""")]
    [InlineData("""{"p":{"metadata":{"encoding":"YmluYXJ5L251bGw="}}}""", """{"p":{"payload":"binary/null","data":null}}""")]
    public void Of_Attributes_KeepsWhatTheScenarioMade(string attributes, string normalised) =>
        Assert.Equal(normalised, Normalise(attributes), new JsonTextComparer());

    [Fact]
    public void LinesWithoutTasks_OfAHistory_LeaveOutTasksAndEventIds()
    {
        var history = NormalisedHistory.Of(JsonNode.Parse(
            """{"events":[{"eventId":"1","eventType":"EVENT_TYPE_TIMER_FIRED","a":{"startedEventId":"5","timerId":"1"}},{"eventId":"2","eventType":"EVENT_TYPE_WORKFLOW_TASK_SCHEDULED"}]}""")!);

        Assert.Equal(["""{"a":{"timerId":"1"},"eventType":"EVENT_TYPE_TIMER_FIRED"}"""], history.LinesWithoutTasks);
    }

    private static string Normalise(string e) => NormalisedHistory.Of(JsonNode.Parse($$"""{"events":[{{e}}]}""")!).Lines.Single();

    private sealed class JsonTextComparer : IEqualityComparer<string>
    {
        public bool Equals(string? x, string? y) => JsonNode.DeepEquals(JsonNode.Parse(x!), JsonNode.Parse(y!));

        public int GetHashCode(string obj) => 0;
    }
}
