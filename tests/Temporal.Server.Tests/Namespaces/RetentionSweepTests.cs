using Microsoft.Extensions.Logging.Abstractions;
using Temporal.Server.Core.Queries;
using Temporal.Server.Namespaces;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Memory;
using Temporal.Server.Tests.Visibility;
using TestKit;
using Xunit;

namespace Temporal.Server.Tests.Namespaces;

public sealed class RetentionSweepTests : IAsyncDisposable
{
    private static readonly string[] Running = ["ship \"2\"", "ship'1", "order-1"];
    private static readonly string[] Closed = ["order-2", "order-3", "order-4", "order-5", "ship%3_x"];

    private readonly ManualTime _time = new();
    private readonly MemoryStore _store = new();
    private readonly List<string> _deleted = [];

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Sweep_RetentionNotOver_DeletesNothing()
    {
        await SweepAfterAsync(TimeSpan.FromHours(23));

        Assert.Empty(_deleted);
    }

    [Fact]
    public async Task Sweep_RetentionOver_DeletesTheClosedOnesOnly()
    {
        await SweepAfterAsync(TimeSpan.FromHours(25));

        Assert.Equal(Closed, _deleted.Order(StringComparer.Ordinal));
        var left = await _store.Visibility.ListAsync(RecordedFixture.Namespace, ListFilter.All, 100, default, TestContext.Current.CancellationToken);
        Assert.Equal(Running, left.Executions.Select(static info => info.Execution.WorkflowId));
    }

    private async Task SweepAfterAsync(TimeSpan time)
    {
        using var namespaces = new NamespaceRegistry(_store);
        await namespaces.RegisterAsync(NamespaceDescriptions.New(RecordedFixture.Namespace, "orders", TimeSpan.FromDays(1)));
        await _store.CommitAsync(RecordedFixture.Rows(_store.Epoch));
        await using var sweep = new RetentionSweep(_store, namespaces, DeleteAsync, _time, NullLogger<RetentionSweep>.Instance);
        _time.Advance(time);

        await sweep.SweepAsync(TestContext.Current.CancellationToken);
    }

    private async ValueTask DeleteAsync(RunKey run)
    {
        _deleted.Add(run.WorkflowId);
        var transaction = new StoreTransaction { Epoch = _store.Epoch };
        transaction.Deletions.Add(run);
        await _store.CommitAsync(transaction);
    }
}
