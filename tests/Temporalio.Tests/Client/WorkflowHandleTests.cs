using Google.Protobuf;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;
using static Temporalio.Tests.Client.RpcStatuses;
using Payloads = Temporalio.Api.Common.V1.Payloads;

namespace Temporalio.Tests.Client;

public sealed class WorkflowHandleTests
{
    private readonly ScriptedConnection _server = new();
    private readonly TemporalClient _client;

    public WorkflowHandleTests() => _client = new(_server, new() { Namespace = "ns" });

    private static IPayloadConverter Converter => DataConverter.Default.PayloadConverter;

    [Fact]
    public async Task GetResultAsync_EmptyPollThenContinuedThenCompleted_FollowsToTheResult()
    {
        _server
            .Then(new GetWorkflowExecutionHistoryResponse { NextPageToken = ByteString.CopyFromUtf8("again") })
            .Then(Close(new() { EventType = EventType.WorkflowExecutionContinuedAsNew, WorkflowExecutionContinuedAsNewEventAttributes = new() { NewExecutionRunId = "run-2" } }))
            .Then(Close(Completed(Converter.ToPayload("done"))));

        var result = await _client.GetWorkflowHandle<ITestWorkflow, string>("wf", "run-1").GetResultAsync();

        Assert.Equal("done", result);
        var first = _server.Request<GetWorkflowExecutionHistoryRequest>(0);
        Assert.Equal((HistoryEventFilterType.CloseEvent, true, true, "run-1"), (first.HistoryEventFilterType, first.WaitNewEvent, first.SkipArchival, first.Execution.RunId));
        Assert.Equal("again", _server.Request<GetWorkflowExecutionHistoryRequest>(1).NextPageToken.ToStringUtf8());
        Assert.Equal("run-2", _server.Request<GetWorkflowExecutionHistoryRequest>(2).Execution.RunId);
    }

    [Fact]
    public async Task GetResultAsync_ContinuedAndNotFollowing_Throws()
    {
        _server.Then(Close(new() { EventType = EventType.WorkflowExecutionContinuedAsNew, WorkflowExecutionContinuedAsNewEventAttributes = new() { NewExecutionRunId = "run-2" } }));

        var error = await Assert.ThrowsAsync<WorkflowContinuedAsNewException>(
            () => _client.GetWorkflowHandle("wf").GetResultAsync(followRuns: false));

        Assert.Equal("run-2", error.NewRunId);
    }

    [Fact]
    public async Task GetResultAsync_NoPayload_IsNullOrNothing()
    {
        _server.Then(Close(Completed(null))).Then(Close(Completed(null)));

        Assert.Null(await _client.GetWorkflowHandle("wf").GetResultAsync<string?>());
        await _client.GetWorkflowHandle("wf").GetResultAsync();
    }

    [Fact]
    public async Task GetResultAsync_Failed_ThrowsWithTheReason()
    {
        _server.Then(Close(new()
        {
            EventType = EventType.WorkflowExecutionFailed,
            WorkflowExecutionFailedEventAttributes = new() { Failure = new() { Message = "bad", ApplicationFailureInfo = new() { Type = "T" } } },
        }));

        var error = await Assert.ThrowsAsync<WorkflowFailedException>(() => _client.GetWorkflowHandle("wf").GetResultAsync());

        Assert.Equal("T", Assert.IsType<ApplicationFailureException>(error.InnerException).ErrorType);
    }

    [Fact]
    public async Task GetResultAsync_FailedWithNextRun_FollowsTheRetry()
    {
        _server
            .Then(Close(new()
            {
                EventType = EventType.WorkflowExecutionFailed,
                WorkflowExecutionFailedEventAttributes = new() { Failure = new(), NewExecutionRunId = "run-2" },
            }))
            .Then(Close(Completed(Converter.ToPayload(5))));

        Assert.Equal(5, await _client.GetWorkflowHandle("wf").GetResultAsync<int>());
    }

    [Fact]
    public async Task GetResultAsync_Canceled_ThrowsCanceled()
    {
        _server.Then(Close(new() { EventType = EventType.WorkflowExecutionCanceled, WorkflowExecutionCanceledEventAttributes = new() }));

        var error = await Assert.ThrowsAsync<WorkflowFailedException>(() => _client.GetWorkflowHandle("wf").GetResultAsync());

        Assert.IsType<CanceledFailureException>(error.InnerException);
    }

    [Fact]
    public async Task GetResultAsync_Terminated_ThrowsWithReasonAndDetails()
    {
        _server.Then(Close(new()
        {
            EventType = EventType.WorkflowExecutionTerminated,
            WorkflowExecutionTerminatedEventAttributes = new() { Reason = "enough", Details = new() { Payloads_ = { Converter.ToPayload(9) } } },
        }));

        var error = await Assert.ThrowsAsync<WorkflowFailedException>(() => _client.GetWorkflowHandle("wf").GetResultAsync());

        var terminated = Assert.IsType<TerminatedFailureException>(error.InnerException);
        Assert.Equal(("enough", 9), (terminated.Message, terminated.Details.ElementAt<int>(0)));
    }

    [Fact]
    public async Task GetResultAsync_TimedOut_ThrowsTimeout()
    {
        _server.Then(Close(new() { EventType = EventType.WorkflowExecutionTimedOut, WorkflowExecutionTimedOutEventAttributes = new() }));

        var error = await Assert.ThrowsAsync<WorkflowFailedException>(() => _client.GetWorkflowHandle("wf").GetResultAsync());

        Assert.Equal(TimeoutType.StartToClose, Assert.IsType<TimeoutFailureException>(error.InnerException).TimeoutType);
    }

    [Fact]
    public async Task SignalAsync_Lambda_SendsNameAndArguments()
    {
        _server.Then(new SignalWorkflowExecutionResponse());

        await _client.GetWorkflowHandle<ITestWorkflow>("wf", "run").SignalAsync(wf => wf.PokeAsync("hard"));

        var request = _server.Request<SignalWorkflowExecutionRequest>(0);
        Assert.Equal(("Poke", "wf", "run"), (request.SignalName, request.WorkflowExecution.WorkflowId, request.WorkflowExecution.RunId));
        Assert.Equal("\"hard\"", request.Input.Payloads_[0].Data.ToStringUtf8());
    }

    [Fact]
    public async Task QueryAsync_MethodAndProperty_SendTheirNames()
    {
        _server
            .Then(new QueryWorkflowResponse { QueryResult = new() { Payloads_ = { Converter.ToPayload("fine") } } })
            .Then(new QueryWorkflowResponse { QueryResult = new() { Payloads_ = { Converter.ToPayload(3) } } });
        var handle = _client.GetWorkflowHandle<ITestWorkflow>("wf");

        Assert.Equal("fine", await handle.QueryAsync(wf => wf.GetStatus(true)));
        Assert.Equal(3, await handle.QueryAsync(wf => wf.Count));

        var request = _server.Request<QueryWorkflowRequest>(0);
        Assert.Equal(("status", QueryRejectCondition.None), (request.Query.QueryType, request.QueryRejectCondition));
        Assert.Equal("Count", _server.Request<QueryWorkflowRequest>(1).Query.QueryType);
    }

    [Fact]
    public async Task QueryAsync_FailedInWorkflow_ThrowsQueryFailed()
    {
        _server.ThenThrow(Error(RpcException.StatusCode.InvalidArgument, "boom", new QueryFailedFailure()));

        var error = await Assert.ThrowsAsync<WorkflowQueryFailedException>(() => _client.GetWorkflowHandle("wf").QueryAsync<int>("q", []));

        Assert.Equal("boom", error.Message);
    }

    [Fact]
    public async Task QueryAsync_Rejected_TellsTheStatus()
    {
        _server.Then(new QueryWorkflowResponse { QueryRejected = new() { Status = WorkflowExecutionStatus.Completed } });

        var error = await Assert.ThrowsAsync<WorkflowQueryRejectedException>(
            () => _client.GetWorkflowHandle("wf").QueryAsync<int>("q", [], new() { RejectCondition = QueryRejectCondition.NotOpen }));

        Assert.Equal(WorkflowExecutionStatus.Completed, error.WorkflowStatus);
    }

    [Fact]
    public async Task CancelAndTerminateAsync_SendTheChainsFirstRun()
    {
        _server.Then(new RequestCancelWorkflowExecutionResponse()).Then(new TerminateWorkflowExecutionResponse());
        var handle = _client.GetWorkflowHandle("wf", firstExecutionRunId: "first");

        await handle.CancelAsync();
        await handle.TerminateAsync("why", new() { Details = ["d"] });

        Assert.Equal("first", _server.Request<RequestCancelWorkflowExecutionRequest>(0).FirstExecutionRunId);
        var terminate = _server.Request<TerminateWorkflowExecutionRequest>(1);
        Assert.Equal(("first", "why", 1), (terminate.FirstExecutionRunId, terminate.Reason, terminate.Details.Payloads_.Count));
    }

    [Fact]
    public async Task FetchHistoryAsync_TwoPages_GivesAllEvents()
    {
        _server
            .Then(new GetWorkflowExecutionHistoryResponse { History = new() { Events = { new HistoryEvent { EventId = 1 } } }, NextPageToken = ByteString.CopyFromUtf8("p2") })
            .Then(new GetWorkflowExecutionHistoryResponse { History = new() { Events = { new HistoryEvent { EventId = 2 } } } });

        var history = await _client.GetWorkflowHandle("wf").FetchHistoryAsync();

        Assert.Equal([1L, 2L], history.Events.Select(e => e.EventId));
    }

    [Fact]
    public async Task DescribeAsync_Answer_IsReadable()
    {
        _server.Then(new DescribeWorkflowExecutionResponse
        {
            WorkflowExecutionInfo = new()
            {
                Execution = new() { WorkflowId = "wf", RunId = "run" },
                Type = new() { Name = "wt" },
                Status = WorkflowExecutionStatus.Running,
                Memo = new() { Fields = { ["m"] = Converter.ToPayload(4) } },
            },
            ExecutionConfig = new() { UserMetadata = new() { Summary = Converter.ToPayload("line") } },
        });

        var description = await _client.GetWorkflowHandle("wf").DescribeAsync();

        Assert.Equal(("wf", "run", "wt", WorkflowExecutionStatus.Running), (description.Id, description.RunId, description.WorkflowType, description.Status));
        Assert.Equal(4, await description.Memo["m"].ToValueAsync<int>());
        Assert.Equal("line", await description.GetStaticSummaryAsync());
        Assert.Null(await description.GetStaticDetailsAsync());
        Assert.Empty(description.TypedSearchAttributes);
    }

    private static GetWorkflowExecutionHistoryResponse Close(HistoryEvent close) => new() { History = new() { Events = { close } } };

    private static HistoryEvent Completed(Api.Common.V1.Payload? result) => new()
    {
        EventType = EventType.WorkflowExecutionCompleted,
        WorkflowExecutionCompletedEventAttributes = new() { Result = result is null ? null : new Payloads { Payloads_ = { result } } },
    };
}
