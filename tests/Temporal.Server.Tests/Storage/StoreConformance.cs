using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Queries;
using Temporal.Server.Storage;
using Temporal.Server.Visibility;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Workflow.V1;
using Xunit;

namespace Temporal.Server.Tests.Storage;

/// <summary>What every store promises. Run on each implementation.</summary>
public abstract class StoreConformance : IAsyncLifetime
{
    private protected const string Namespace = "11111111-1111-4111-8111-111111111111";

    private protected static readonly RunKey Run = new(Namespace, "order-1", "22222222-2222-4222-8222-222222222222");

    private protected IStore Store { get; set; } = null!;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract IStore Open();

    public ValueTask InitializeAsync()
    {
        Store = Open();
        return ValueTask.CompletedTask;
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task ReadExecution_UnknownRun_IsNull() => Assert.Null(await Store.ReadExecutionAsync(Run, Cancellation));

    [Theory]
    [InlineData("22222222-2222-4222-8222-222222222222")]
    [InlineData("ABCDEF00-2222-4222-8222-222222222222")]
    [InlineData("no uuid")]
    public async Task ReadExecution_AnyKindOfId_IsTheLastState(string runId)
    {
        var run = Run with { RunId = runId };
        await CommitAsync(t => t.Executions.Add(new(run, new byte[] { 1 }, true)));
        await CommitAsync(t => t.Executions.Add(new(run, new byte[] { 2, 3 }, true)));

        Assert.Equal([2, 3], (await Store.ReadExecutionAsync(run, Cancellation))!.Value.ToArray());
    }

    [Fact]
    public async Task ReadExecution_OtherWorkflowOfTheSameRunId_IsNull()
    {
        await CommitAsync(t => t.Executions.Add(State(Run)));

        Assert.Null(await Store.ReadExecutionAsync(Run with { WorkflowId = "order-2" }, Cancellation));
        Assert.Null(await Store.ReadExecutionAsync(Run with { NamespaceId = "x" }, Cancellation));
    }

    [Fact]
    public async Task ReadExecution_EmptyState_IsEmptyNotNull()
    {
        await CommitAsync(t => t.Executions.Add(new(Run, ReadOnlyMemory<byte>.Empty, true)));

        Assert.Equal(0, (await Store.ReadExecutionAsync(Run, Cancellation))!.Value.Length);
    }

    [Fact]
    public async Task ReadCurrentRun_SetReplacedAndRemoved_Follows()
    {
        Assert.Null(await Store.ReadCurrentRunAsync(Namespace, "order-1", Cancellation));
        await CommitAsync(t => t.CurrentRuns.Add(new(Namespace, "order-1", "run-1")));
        Assert.Equal("run-1", await Store.ReadCurrentRunAsync(Namespace, "order-1", Cancellation));
        await CommitAsync(t => t.CurrentRuns.Add(new(Namespace, "order-1", Run.RunId)));
        Assert.Equal(Run.RunId, await Store.ReadCurrentRunAsync(Namespace, "order-1", Cancellation));
        Assert.Null(await Store.ReadCurrentRunAsync(Namespace, "order-2", Cancellation));
        await CommitAsync(t => t.CurrentRuns.Add(new(Namespace, "order-1", null)));
        Assert.Null(await Store.ReadCurrentRunAsync(Namespace, "order-1", Cancellation));
    }

    [Fact]
    public async Task ReadOpenExecutions_OpenClosedAndReopened_GivesTheOpenOnesInOrderOfCreation()
    {
        var runs = Enumerable.Range(0, 600).Select(i => Run with { RunId = $"run-{i}" }).ToList();
        await CommitAsync(t => runs.ForEach(run => t.Executions.Add(State(run))));
        await CommitAsync(t => t.Executions.Add(State(runs[3], isOpen: false)));
        await CommitAsync(t => t.Executions.Add(State(runs[5], isOpen: false)));
        await CommitAsync(t => t.Executions.Add(State(runs[5])));

        var open = new List<RunKey>();
        await foreach (var execution in Store.ReadOpenExecutionsAsync(Cancellation))
        {
            open.Add(execution.Run);
        }

        Assert.Equal(runs.Where((_, i) => i != 3), open);
    }

    [Fact]
    public async Task ReadHistory_FromTheMiddle_StartsWithTheBatchThatHoldsTheEvent()
    {
        await AppendFourBatchesAsync();

        Assert.Equal([1, 3, 4, 8], (await Store.ReadHistoryAsync(Run, 1, 10, Cancellation)).Select(batch => batch.FirstEventId));
        Assert.Equal([4, 8], (await Store.ReadHistoryAsync(Run, 6, 10, Cancellation)).Select(batch => batch.FirstEventId));
        Assert.Equal([1, 3], (await Store.ReadHistoryAsync(Run, 1, 2, Cancellation)).Select(batch => batch.FirstEventId));
        Assert.Empty(await Store.ReadHistoryAsync(Run, 10, 10, Cancellation));
        Assert.Empty(await Store.ReadHistoryAsync(Run with { WorkflowId = "x" }, 1, 10, Cancellation));
    }

    [Fact]
    public async Task ReadHistoryReverse_FromTheMiddle_GoesDownFromTheBatchThatHoldsTheEvent()
    {
        await AppendFourBatchesAsync();

        Assert.Equal([8, 4, 3, 1], (await Store.ReadHistoryReverseAsync(Run, 9, 10, Cancellation)).Select(batch => batch.FirstEventId));
        Assert.Equal([4, 3], (await Store.ReadHistoryReverseAsync(Run, 6, 2, Cancellation)).Select(batch => batch.FirstEventId));
    }

    [Fact]
    public async Task ReadHistory_WhatWasAppended_ComesBackByteForByte()
    {
        await CommitAsync(t =>
        {
            t.Histories.Add(new(Run, 1, 2, new byte[] { 0, 255, 7 }));
            t.Executions.Add(State(Run));
        });

        var batch = Assert.Single(await Store.ReadHistoryAsync(Run, 1, 10, Cancellation));
        Assert.Equal(2, batch.LastEventId);
        Assert.Equal([0, 255, 7], batch.Events.ToArray());
    }

    [Fact]
    public async Task ReadDocuments_SetReplacedAndDeleted_GivesTheRestByKey()
    {
        await CommitAsync(t =>
        {
            t.Documents.Add(new("namespace", "b", new byte[] { 1 }));
            t.Documents.Add(new("namespace", "a", new byte[] { 2 }));
            t.Documents.Add(new("namespace", "c", new byte[] { 3 }));
            t.Documents.Add(new("cluster", "a", new byte[] { 9 }));
        });
        await CommitAsync(t =>
        {
            t.Documents.Add(new("namespace", "b", new byte[] { 4 }));
            t.Documents.Add(new("namespace", "c", null));
        });

        var documents = await Store.ReadDocumentsAsync("namespace", Cancellation);
        Assert.Equal(["a", "b"], documents.Select(document => document.Key));
        Assert.Equal([4], documents[1].Body.ToArray());
        Assert.Equal([9], (await Store.ReadDocumentAsync("cluster", "a", Cancellation))!.Value.ToArray());
        Assert.Null(await Store.ReadDocumentAsync("namespace", "c", Cancellation));
        Assert.Null(await Store.ReadDocumentAsync("nothing", "a", Cancellation));
    }

    [Fact]
    public async Task Commit_HistoryBatchThatExists_FailsWholeAndEndsTheEpoch()
    {
        await AppendFourBatchesAsync();
        var epoch = Store.Epoch;

        await Assert.ThrowsAsync<StoreException>(() => CommitAsync(t =>
        {
            t.Documents.Add(new("namespace", "a", new byte[] { 1 }));
            t.Histories.Add(new(Run, 10, 10, new byte[] { 1 }));
            t.Histories.Add(new(Run, 4, 5, new byte[] { 1 }));
        }));

        Assert.True(Store.Epoch > epoch);
        Assert.Null(await Store.ReadDocumentAsync("namespace", "a", Cancellation));
        Assert.Empty(await Store.ReadHistoryAsync(Run, 10, 10, Cancellation));
    }

    [Fact]
    public async Task Commit_HistoryOfARunWithoutState_Fails()
        => await Assert.ThrowsAsync<StoreException>(() => CommitAsync(t => t.Histories.Add(new(Run, 1, 1, new byte[] { 1 }))));

    [Fact]
    public async Task Commit_OfAnEarlierEpoch_IsRefusedAndTheEpochGoesOn()
    {
        var old = Store.Epoch;
        await Assert.ThrowsAsync<StoreException>(() => CommitAsync(t => t.Histories.Add(new(Run, 1, 1, new byte[] { 1 }))));
        var epoch = Store.Epoch;

        var late = new StoreTransaction { Epoch = old };
        late.Executions.Add(State(Run));
        await Assert.ThrowsAsync<StoreException>(() => Store.CommitAsync(late));

        Assert.Equal(epoch, Store.Epoch);
        Assert.Null(await Store.ReadExecutionAsync(Run, Cancellation));
        await CommitAsync(t => t.Executions.Add(State(Run)));
        Assert.NotNull(await Store.ReadExecutionAsync(Run, Cancellation));
    }

    [Fact]
    public async Task Commit_QueuedBehindAFailure_FailsToo()
    {
        var bad = new StoreTransaction { Epoch = Store.Epoch };
        bad.Histories.Add(new(Run, 1, 1, new byte[] { 1 }));
        var next = new StoreTransaction { Epoch = Store.Epoch };
        next.Executions.Add(State(Run));

        var first = Store.CommitAsync(bad);
        var second = Store.CommitAsync(next);

        await Assert.ThrowsAsync<StoreException>(() => first);
        await Assert.ThrowsAsync<StoreException>(() => second);
        Assert.Null(await Store.ReadExecutionAsync(Run, Cancellation));
    }

    [Fact]
    public async Task Commit_ManyAtOnce_AllDoneInOrder()
    {
        var commits = Enumerable.Range(1, 2_000).Select(i => CommitAsync(t =>
        {
            t.Executions.Add(new(Run, BitConverter.GetBytes(i), true));
            t.Histories.Add(new(Run, i, i, BitConverter.GetBytes(i)));
        }));

        await Task.WhenAll(commits.ToList());

        Assert.Equal(2_000, BitConverter.ToInt32((await Store.ReadExecutionAsync(Run, Cancellation))!.Value.Span));
        Assert.Equal(2_000, (await Store.ReadHistoryAsync(Run, 1, 5_000, Cancellation)).Count);
    }

    [Fact]
    public async Task Commit_AfterDispose_Fails()
    {
        await Store.DisposeAsync();

        await Assert.ThrowsAsync<StoreException>(() => CommitAsync(t => t.Executions.Add(State(Run))));
    }

    [Fact]
    public async Task Deletion_OfTheCurrentRun_TakesEverythingOfIt()
    {
        await AppendFourBatchesAsync();
        await CommitAsync(t =>
        {
            t.CurrentRuns.Add(new(Namespace, Run.WorkflowId, Run.RunId));
            t.Visibility.Add(Row(Run, 1, 2));
        });
        await CommitAsync(t => t.Deletions.Add(Run));

        Assert.Null(await Store.ReadExecutionAsync(Run, Cancellation));
        Assert.Null(await Store.ReadCurrentRunAsync(Namespace, Run.WorkflowId, Cancellation));
        Assert.Empty(await Store.ReadHistoryAsync(Run, 1, 10, Cancellation));
        Assert.Empty((await ListAsync(10)).Executions);
        await foreach (var execution in Store.ReadOpenExecutionsAsync(Cancellation))
        {
            Assert.Fail(execution.Run.ToString());
        }
    }

    [Fact]
    public async Task Deletion_OfAnOlderRun_LeavesTheCurrentOne()
    {
        var newer = Run with { RunId = "newer" };
        await CommitAsync(t =>
        {
            t.Executions.Add(State(Run));
            t.Executions.Add(State(newer));
            t.CurrentRuns.Add(new(Namespace, Run.WorkflowId, newer.RunId));
        });
        await CommitAsync(t => t.Deletions.Add(Run));

        Assert.Equal("newer", await Store.ReadCurrentRunAsync(Namespace, Run.WorkflowId, Cancellation));
        Assert.NotNull(await Store.ReadExecutionAsync(newer, Cancellation));
    }

    [Fact]
    public async Task List_RunningAndClosed_RunningFirstThenByCloseTimeThenByStartTime()
    {
        var names = await AddRowsAsync((1, null), (5, null), (2, 10), (3, 10), (4, 7));

        var page = await ListAsync(10);

        Assert.Equal([names[1], names[0], names[3], names[2], names[4]], page.Executions.Select(info => info.Execution.WorkflowId));
        Assert.True(page.NextPageToken.IsEmpty);
    }

    [Fact]
    public async Task List_ByFullPages_GivesEachOnceAndThenAnEmptyPage()
    {
        await AddRowsAsync((1, null), (5, null), (5, null), (2, 10), (2, 10), (4, 7));
        var found = new List<string>();
        var token = ReadOnlyMemory<byte>.Empty;
        var pages = 0;
        do
        {
            var page = await ListAsync(2, token);
            found.AddRange(page.Executions.Select(info => info.Execution.WorkflowId));
            token = page.NextPageToken;
            pages++;
        }
        while (!token.IsEmpty);

        Assert.Equal(4, pages);
        Assert.Equal((await ListAsync(10)).Executions.Select(info => info.Execution.WorkflowId), found);
        Assert.Equal(6, (await Store.Visibility.CountAsync(Namespace, ListFilter.All, Cancellation)).Count);
    }

    [Fact]
    public async Task List_AfterAClose_ShowsTheRowAtItsNewPlace()
    {
        var names = await AddRowsAsync((1, null), (2, null));
        await CommitAsync(t => t.Visibility.Add(Row(Run with { WorkflowId = names[1], RunId = "run-1" }, 2, 9)));

        Assert.Equal(names, (await ListAsync(10)).Executions.Select(info => info.Execution.WorkflowId));
    }

    private protected static ExecutionWrite State(RunKey run, bool isOpen = true) => new(run, new byte[] { 1 }, isOpen);

    private protected static VisibilityWrite Row(RunKey run, long start, long? close) => new(run.NamespaceId, new WorkflowExecutionInfo
    {
        Execution = new WorkflowExecution { WorkflowId = run.WorkflowId, RunId = run.RunId },
        Type = new WorkflowType { Name = "type" },
        Status = close is null ? WorkflowExecutionStatus.Running : WorkflowExecutionStatus.Completed,
        StartTime = new Timestamp { Seconds = start },
        CloseTime = close is null ? null : new Timestamp { Seconds = close.Value },
    });

    private protected Task CommitAsync(Action<StoreTransaction> fill)
    {
        var transaction = new StoreTransaction { Epoch = Store.Epoch };
        fill(transaction);
        return Store.CommitAsync(transaction);
    }

    private protected ValueTask<VisibilityPage> ListAsync(int pageSize, ReadOnlyMemory<byte> token = default)
        => Store.Visibility.ListAsync(Namespace, ListFilter.All, pageSize, token, Cancellation);

    private Task AppendFourBatchesAsync() => CommitAsync(t =>
    {
        t.Executions.Add(State(Run));
        foreach (var (first, last) in ((int, int)[])[(1, 2), (3, 3), (4, 7), (8, 9)])
        {
            t.Histories.Add(new(Run, first, last, new byte[] { (byte)first }));
        }
    });

    private async Task<List<string>> AddRowsAsync(params (long Start, long? Close)[] rows)
    {
        var runs = rows.Select((_, i) => Run with { WorkflowId = $"wf-{i}", RunId = $"run-{i}" }).ToList();
        await CommitAsync(t =>
        {
            for (var i = 0; i < rows.Length; i++)
            {
                t.Executions.Add(State(runs[i]));
                t.Visibility.Add(Row(runs[i], rows[i].Start, rows[i].Close));
            }
        });
        return [.. runs.Select(run => run.WorkflowId)];
    }
}
