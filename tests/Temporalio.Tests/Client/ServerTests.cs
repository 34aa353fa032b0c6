using Temporalio.Api.Enums.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Exceptions;
using Xunit;

namespace Temporalio.Tests.Client;

/// <summary>The client against a server, without a worker.</summary>
public sealed class ServerTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private readonly TemporalClient _client = server.Client;
    private readonly string _id = Guid.NewGuid().ToString();

    [Fact]
    public async Task ConnectAsync_Answers_KnowsTheServerAndItsHealth()
    {
        Assert.True(_client.Connection.IsConnected);
        Assert.NotNull(_client.Connection.BridgeClient);
        Assert.True(await _client.Connection.CheckHealthAsync());
        Assert.NotEmpty((await _client.WorkflowService.GetSystemInfoAsync(new())).ServerVersion);
    }

    [Fact]
    public async Task StartWorkflowAsync_Twice_SecondIsToldTheFirst()
    {
        var first = await _client.StartWorkflowAsync("wt", ["arg"], new(_id, "no-worker"));

        var error = await Assert.ThrowsAsync<WorkflowAlreadyStartedException>(
            () => _client.StartWorkflowAsync("wt", [], new(_id, "no-worker")));

        Assert.Equal((first.ResultRunId, _id), (error.RunId, error.WorkflowId));
    }

    [Fact]
    public async Task StartWorkflowAsync_UseExisting_GivesTheRunningOne()
    {
        var first = await _client.StartWorkflowAsync("wt", [], new(_id, "no-worker"));

        var second = await _client.StartWorkflowAsync(
            "wt", [], new(_id, "no-worker") { IdConflictPolicy = WorkflowIdConflictPolicy.UseExisting });

        Assert.Equal((first.ResultRunId, first.FirstExecutionRunId), (second.ResultRunId, second.FirstExecutionRunId));
    }

    [Fact]
    public async Task DescribeAsync_Started_TellsWhatTheStartSaid()
    {
        var handle = await _client.StartWorkflowAsync("wt", [], new(_id, "no-worker")
        {
            Memo = new Dictionary<string, object> { ["m"] = 5 },
            StaticSummary = "summary",
            StaticDetails = "details",
        });

        var description = await handle.DescribeAsync();

        Assert.Equal((_id, "wt", "no-worker", WorkflowExecutionStatus.Running), (description.Id, description.WorkflowType, description.TaskQueue, description.Status));
        Assert.Equal(5, await description.Memo["m"].ToValueAsync<int>());
        Assert.Equal("summary", await description.GetStaticSummaryAsync());
        Assert.Equal("details", await description.GetStaticDetailsAsync());
        Assert.Null(description.CloseTime);
    }

    [Fact]
    public async Task GetResultAsync_TerminatedWhileWaiting_Throws()
    {
        var handle = await _client.StartWorkflowAsync("wt", [], new(_id, "no-worker"));
        var result = handle.GetResultAsync();

        await handle.TerminateAsync("enough", new() { Details = ["d"] });

        var error = await Assert.ThrowsAsync<WorkflowFailedException>(() => result);
        var terminated = Assert.IsType<TerminatedFailureException>(error.InnerException);
        Assert.Equal(("enough", "d"), (terminated.Message, terminated.Details.ElementAt<string>(0)));
    }

    [Fact]
    public async Task FetchHistoryAsync_SignalWithStart_HasBothEvents()
    {
        var options = new WorkflowOptions(_id, "no-worker");
        options.SignalWithStart("poke", ["a"]);
        var handle = await _client.StartWorkflowAsync("wt", [], options);
        await handle.SignalAsync("poke", ["b"]);

        var history = await handle.FetchHistoryAsync();

        var signals = history.Events.Where(e => e.EventType == EventType.WorkflowExecutionSignaled).ToList();
        Assert.Equal(EventType.WorkflowExecutionStarted, history.Events.First().EventType);
        Assert.Equal(
            ["\"a\"", "\"b\""],
            signals.Select(s => s.WorkflowExecutionSignaledEventAttributes.Input.Payloads_[0].Data.ToStringUtf8()));
        Assert.Equal("client-tests", signals[0].WorkflowExecutionSignaledEventAttributes.Identity);
    }

    [Fact]
    public async Task SignalAsync_NoSuchWorkflow_IsNotFound()
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => _client.GetWorkflowHandle(_id).SignalAsync("s", []));

        Assert.Equal(RpcException.StatusCode.NotFound, error.Code);
        Assert.NotEmpty(error.GrpcStatus.Value!.Details);
    }

    [Fact]
    public async Task GetResultAsync_CallerGivesUp_Ends()
    {
        var handle = await _client.StartWorkflowAsync("wt", [], new(_id, "no-worker"));
        using var source = new CancellationTokenSource();
        var result = handle.GetResultAsync(rpcOptions: new() { CancellationToken = source.Token });

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => result);
    }

    [Fact]
    public async Task CallWithTimeout_Passes_IsDeadlineExceeded()
    {
        var handle = await _client.StartWorkflowAsync("wt", [], new(_id, "no-worker"));

        var error = await Assert.ThrowsAsync<RpcException>(
            () => handle.QueryAsync<int>("q", [], new() { Rpc = new() { Timeout = TimeSpan.FromMilliseconds(50) } }));

        Assert.Equal(RpcException.StatusCode.DeadlineExceeded, error.Code);
    }

    [Fact]
    public async Task CreateLazy_FirstCall_Connects()
    {
        var lazy = TemporalClient.CreateLazy(new(_client.Connection.Options.TargetHost!));
        Assert.False(lazy.Connection.IsConnected);

        await lazy.WorkflowService.DescribeNamespaceAsync(new DescribeNamespaceRequest { Namespace = "default" });

        Assert.True(lazy.Connection.IsConnected);
    }
}
