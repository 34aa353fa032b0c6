using Temporalio.Api.Enums.V1;
using Temporalio.Client;
using Temporalio.Exceptions;
using Temporalio.Worker;
using Xunit;

namespace Temporalio.Tests.Client;

/// <summary>The client against a server and a worker.</summary>
public sealed class ServerWithWorkerTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private readonly TemporalClient _client = server.Client;
    private readonly string _id = Guid.NewGuid().ToString();
    private readonly string _taskQueue = Guid.NewGuid().ToString();
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public ValueTask InitializeAsync()
    {
        var worker = new TemporalWorker(
            _client, new TemporalWorkerOptions(_taskQueue).AddWorkflow<CounterWorkflow>().AddActivity(CounterWorkflow.CompletedOutside));
        _running = worker.ExecuteAsync(_stop.Token);
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _running);
        _stop.Dispose();
    }

    [Fact]
    public async Task Handle_QueriesUpdatesAndSignal_ReachTheWorkflow()
    {
        var handle = await _client.StartWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(1, false, 0)), new(_id, _taskQueue));

        Assert.Equal(4, await handle.ExecuteUpdateAsync(wf => wf.AddAsync(3)));
        var update = await handle.StartUpdateAsync(wf => wf.AddAsync(2), new("my-update", WorkflowUpdateStage.Accepted));
        Assert.Equal(6, await update.GetResultAsync());
        Assert.Equal(6, await handle.GetUpdateHandle<int>("my-update").GetResultAsync());
        Assert.Equal(6, await handle.QueryAsync(wf => wf.Count));
        Assert.Equal("3", await handle.QueryAsync(wf => wf.Divide(2)));
        await handle.SignalAsync(wf => wf.FinishAsync());

        Assert.Equal("count 6", await handle.GetResultAsync());
    }

    [Fact]
    public async Task Handle_WhatTheWorkflowRefuses_Throws()
    {
        var handle = await _client.StartWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(1, false, 0)), new(_id, _taskQueue));

        var rejected = await Assert.ThrowsAsync<WorkflowUpdateFailedException>(() => handle.ExecuteUpdateAsync(wf => wf.AddAsync(0)));
        await Assert.ThrowsAsync<WorkflowQueryFailedException>(() => handle.QueryAsync(wf => wf.Divide(0)));

        Assert.Equal("only more than nothing", rejected.InnerException!.Message);
        await handle.TerminateAsync();
    }

    [Fact]
    public async Task ExecuteWorkflowAsync_ContinuesTwice_EndsInTheLastRunsFailure()
    {
        var error = await Assert.ThrowsAsync<WorkflowFailedException>(
            () => _client.ExecuteWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(-3, false, 2)), new(_id, _taskQueue)));

        var failure = Assert.IsType<ApplicationFailureException>(error.InnerException);
        Assert.Equal(("Negative", -1), (failure.ErrorType, failure.Details.ElementAt<int>(0)));
    }

    [Fact]
    public async Task StartWorkflowAsync_Eager_HandsTheFirstTaskToTheWorker()
    {
        // The worker runs once it has answered a workflow that came by a poll.
        var polled = await _client.StartWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(1, false, 0)), new(_id, _taskQueue));
        Assert.Equal(1, await polled.QueryAsync(wf => wf.Count));
        await polled.TerminateAsync();
        var options = new WorkflowOptions(_id + "-eager", _taskQueue) { RequestEagerStart = true };

        var handle = await _client.StartWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(2, false, 0)), options);
        await handle.SignalAsync(wf => wf.FinishAsync());

        Assert.Equal("count 2", await handle.GetResultAsync());
        var started = (await handle.FetchHistoryAsync()).Events.First().WorkflowExecutionStartedEventAttributes;
        Assert.True(started.EagerExecutionAccepted);
    }

    [Fact]
    public async Task CancelAsync_WaitingWorkflow_IsCanceled()
    {
        var handle = await _client.StartWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(1, false, 0)), new(_id, _taskQueue));

        await handle.CancelAsync();

        var error = await Assert.ThrowsAsync<WorkflowFailedException>(() => handle.GetResultAsync());
        Assert.IsType<CanceledFailureException>(error.InnerException);
    }

    [Fact]
    public async Task UpdateWithStart_Twice_StartsOnce()
    {
        WithStartWorkflowOperation<WorkflowHandle<CounterWorkflow, string>> Start() => WithStartWorkflowOperation.Create(
            (CounterWorkflow wf) => wf.RunAsync(new CounterInput(0, false, 0)),
            new(_id, _taskQueue) { IdConflictPolicy = WorkflowIdConflictPolicy.UseExisting });
        var (first, second) = (Start(), Start());

        Assert.Equal(2, await _client.ExecuteUpdateWithStartWorkflowAsync((CounterWorkflow wf) => wf.AddAsync(2), new(first)));
        Assert.Equal(5, await _client.ExecuteUpdateWithStartWorkflowAsync((CounterWorkflow wf) => wf.AddAsync(3), new(second)));

        var handle = await first.GetHandleAsync();
        Assert.Equal(handle.ResultRunId, (await second.GetHandleAsync()).ResultRunId);
        await handle.SignalAsync(wf => wf.FinishAsync());
        Assert.Equal("count 5", await handle.GetResultAsync());
    }

    [Fact]
    public async Task AsyncActivity_HeartbeatAndCompletion_EndIt()
    {
        var handle = await _client.StartWorkflowAsync((CounterWorkflow wf) => wf.RunAsync(new CounterInput(1, true, 0)), new(_id, _taskQueue));
        var activity = _client.GetAsyncActivityHandle(await CounterWorkflow.Tokens.Task);

        await activity.HeartbeatAsync(new() { Details = [1] });
        await activity.CompleteAsync();
        await handle.SignalAsync(wf => wf.FinishAsync());

        Assert.Equal("count 1", await handle.GetResultAsync());
        await Assert.ThrowsAsync<RpcException>(() => activity.CompleteAsync());
    }
}
