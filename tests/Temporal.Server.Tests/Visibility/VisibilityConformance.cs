using System.Text.Json.Nodes;
using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Queries;
using Temporal.Server.Storage;
using Xunit;

namespace Temporal.Server.Tests.Visibility;

/// <summary>The recorded queries, on each store: which executions they find and in what order, or why they are refused.</summary>
public abstract class VisibilityConformance : IAsyncLifetime
{
    private protected IStore Store { get; set; } = null!;

    public static IEnumerable<TheoryDataRow<string>> Queries
        => ListCases().Select(static found => new TheoryDataRow<string>((string)found["name"]!));

    private protected abstract IStore Open();

    public async ValueTask InitializeAsync()
    {
        Store = Open();
        await Store.CommitAsync(RecordedFixture.Rows(Store.Epoch));
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task List_RecordedQuery_FindsWhatTheRecordSays(string name)
    {
        var step = ListCases().Single(found => (string)found["name"]! == name)["steps"]![0]!;
        var query = (string)step["request"]!["query"]!;
        if (step["expect"]!["message"] is { } message)
        {
            var error = Assert.Throws<ServiceException>(() => FilterParser.ParseList(query, RecordedFixture.Types));
            Assert.Equal((ServiceErrorKind.InvalidArgument, (string)message!), (error.Kind, error.Message));
            return;
        }

        var filter = FilterParser.ParseList(query, RecordedFixture.Types);
        var page = await Store.Visibility.ListAsync(RecordedFixture.Namespace, filter, 100, default, TestContext.Current.CancellationToken);

        Assert.Equal(
            step["expect"]!["response"]!["values"]!.AsArray().Select(value => (string)value!),
            page.Executions.Select(static info => info.Execution.WorkflowId));
    }

    [Theory]
    [InlineData("", 8)]
    [InlineData("WorkflowType = 'alpha'", 4)]
    [InlineData("WorkflowId = 'nope'", 0)]
    [InlineData("NOT (CKeyword = 'red')", 5)]
    [InlineData("NOT (CList = 'b')", 6)]
    public async Task Count_Query_CountsWhatPasses(string query, long count)
        => Assert.Equal(count, (await CountAsync(query)).Count);

    [Fact]
    public async Task Count_ByStatus_GivesEachStatusThatIsThere()
    {
        var counted = await CountAsync("GROUP BY ExecutionStatus");

        Assert.Equal(8, counted.Count);
        Assert.Equal(
            [("Canceled", 1), ("Completed", 2), ("Failed", 1), ("Running", 3), ("Terminated", 1)],
            counted.Groups.OrderBy(static group => group.Value, StringComparer.Ordinal).Select(static group => (group.Value, (int)group.Count)));
    }

    [Fact]
    public async Task List_NamesAndValuesWithQuotes_AreNeverTextOfTheStatement()
    {
        var filter = new ListFilter(
            new FilterComparison(new FilterField("x' OR 1=1 --", Temporalio.Api.Enums.V1.IndexedValueType.Keyword, IsCustom: true), FilterOperator.Equal, new FilterText("' OR '1'='1")),
            null);

        Assert.Empty((await Store.Visibility.ListAsync(RecordedFixture.Namespace, filter, 100, default, TestContext.Current.CancellationToken)).Executions);
    }

    private async Task<Server.Visibility.VisibilityCount> CountAsync(string query) => await Store.Visibility.CountAsync(
        RecordedFixture.Namespace, FilterParser.ParseCount(query, RecordedFixture.Types), TestContext.Current.CancellationToken);

    private static IEnumerable<JsonObject> ListCases()
    {
        var record = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Record", "visibility-queries.json")))!;
        return record["cases"]!.AsArray().OfType<JsonObject>().Where(static found => ((string)found["name"]!).StartsWith("list-", StringComparison.Ordinal));
    }
}
