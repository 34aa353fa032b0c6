using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Xunit;
using static Temporalio.Tests.Client.RpcStatuses;
using Stage = Temporalio.Api.Enums.V1.UpdateWorkflowExecutionLifecycleStage;

namespace Temporalio.Tests.Client;

public sealed class WorkflowUpdateTests
{
    private readonly ScriptedConnection _server = new();
    private readonly TemporalClient _client;

    public WorkflowUpdateTests() => _client = new(_server, new() { Namespace = "ns" });

    [Fact]
    public async Task ExecuteUpdateAsync_CompletedAtOnce_NeedsOneCall()
    {
        _server.Then(new UpdateWorkflowExecutionResponse { Stage = Stage.Completed, Outcome = Success(8) });

        Assert.Equal(8, await _client.GetWorkflowHandle<ITestWorkflow>("wf").ExecuteUpdateAsync(wf => wf.AddAsync(5)));

        var request = _server.Request<UpdateWorkflowExecutionRequest>(0);
        Assert.Equal(("Add", Stage.Completed), (request.Request.Input.Name, request.WaitPolicy.LifecycleStage));
        Assert.Equal("5", request.Request.Input.Args.Payloads_[0].Data.ToStringUtf8());
        Assert.Single(_server.Calls);
    }

    [Fact]
    public async Task StartUpdateAsync_NotAcceptedYet_AsksAgainWithTheSameId()
    {
        _server
            .Then(new UpdateWorkflowExecutionResponse { Stage = Stage.Admitted })
            .Then(new UpdateWorkflowExecutionResponse { Stage = Stage.Accepted, UpdateRef = new() { WorkflowExecution = new() { RunId = "run" } } })
            .Then(new PollWorkflowExecutionUpdateResponse())
            .Then(new PollWorkflowExecutionUpdateResponse { Outcome = Success(1) });

        var handle = await _client.GetWorkflowHandle("wf").StartUpdateAsync<int>("u", [], new(WorkflowUpdateStage.Accepted));
        var result = await handle.GetResultAsync();

        Assert.Equal(1, result);
        Assert.Equal("run", handle.WorkflowRunId);
        Assert.Equal(
            _server.Request<UpdateWorkflowExecutionRequest>(0).Request.Meta.UpdateId,
            _server.Request<UpdateWorkflowExecutionRequest>(1).Request.Meta.UpdateId);
        Assert.Equal(handle.Id, _server.Request<PollWorkflowExecutionUpdateRequest>(3).UpdateRef.UpdateId);
    }

    [Fact]
    public async Task ExecuteUpdateAsync_Rejected_Throws()
    {
        _server.Then(new UpdateWorkflowExecutionResponse
        {
            Stage = Stage.Completed,
            Outcome = new() { Failure = new() { Message = "no", ApplicationFailureInfo = new() } },
        });

        var error = await Assert.ThrowsAsync<WorkflowUpdateFailedException>(() => _client.GetWorkflowHandle("wf").ExecuteUpdateAsync("u", []));

        Assert.Equal("no", error.InnerException!.Message);
    }

    [Fact]
    public async Task StartUpdateAsync_DeadlinePasses_ThrowsTimeout()
    {
        _server.ThenThrow(Error(RpcException.StatusCode.DeadlineExceeded, "Deadline exceeded"));

        await Assert.ThrowsAsync<WorkflowUpdateRpcTimeoutOrCanceledException>(
            () => _client.GetWorkflowHandle("wf").StartUpdateAsync("u", [], new(WorkflowUpdateStage.Completed)));
    }

    [Theory]
    [InlineData(WorkflowUpdateStage.None)]
    [InlineData(WorkflowUpdateStage.Admitted)]
    public async Task StartUpdateAsync_StageThatCantBeWaitedFor_Throws(WorkflowUpdateStage stage)
        => await Assert.ThrowsAsync<ArgumentException>(() => _client.GetWorkflowHandle("wf").StartUpdateAsync("u", [], new(stage)));

    [Fact]
    public async Task ExecuteUpdateWithStart_Succeeds_GivesResultAndHandle()
    {
        _server.Then(Answer(new() { RunId = "run" }, new() { Stage = Stage.Completed, Outcome = Success(3) }));
        var start = StartOperation();

        var result = await _client.ExecuteUpdateWithStartWorkflowAsync((ITestWorkflow wf) => wf.AddAsync(3), new(start));

        Assert.Equal(3, result);
        Assert.Equal("run", (await start.GetHandleAsync()).ResultRunId);
        var request = _server.Request<ExecuteMultiOperationRequest>(0);
        Assert.Equal("my-workflow", request.Operations[0].StartWorkflow.WorkflowType.Name);
        Assert.Equal("wf", request.Operations[1].UpdateWorkflow.WorkflowExecution.WorkflowId);
    }

    [Fact]
    public async Task ExecuteUpdateWithStart_StartRefused_BlamesTheStart()
    {
        _server.ThenThrow(Error(
            RpcException.StatusCode.AlreadyExists,
            "MultiOperation could not be executed.",
            new MultiOperationExecutionFailure
            {
                Statuses =
                {
                    Status(6, "already running", new WorkflowExecutionAlreadyStartedFailure { RunId = "other" }),
                    Status(10, "aborted", new MultiOperationExecutionAborted()),
                },
            }));
        var start = StartOperation();

        var error = await Assert.ThrowsAsync<WorkflowAlreadyStartedException>(
            () => _client.ExecuteUpdateWithStartWorkflowAsync((ITestWorkflow wf) => wf.AddAsync(3), new(start)));

        Assert.Equal("other", error.RunId);
        Assert.Same(error, await Assert.ThrowsAsync<WorkflowAlreadyStartedException>(start.GetHandleAsync));
    }

    [Fact]
    public async Task ExecuteUpdateWithStart_UpdateRefused_BlamesTheUpdate()
    {
        _server.ThenThrow(Error(
            RpcException.StatusCode.Aborted,
            "MultiOperation could not be executed.",
            new MultiOperationExecutionFailure
            {
                Statuses = { Status(10, "aborted", new MultiOperationExecutionAborted()), Status(3, "bad update") },
            }));

        var error = await Assert.ThrowsAsync<RpcException>(
            () => _client.ExecuteUpdateWithStartWorkflowAsync("u", [], new(StartOperation())));

        Assert.Equal((RpcException.StatusCode.InvalidArgument, "bad update"), (error.Code, error.Message));
    }

    [Fact]
    public async Task ExecuteUpdateWithStart_SameOperationTwice_Throws()
    {
        _server.Then(Answer(new() { RunId = "run" }, new() { Stage = Stage.Completed, Outcome = Success(3) }));
        var start = StartOperation();
        await _client.ExecuteUpdateWithStartWorkflowAsync("u", [], new(start));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _client.ExecuteUpdateWithStartWorkflowAsync("u", [], new(start)));
    }

    [Fact]
    public async Task ExecuteUpdateWithStart_NoConflictPolicy_Throws()
    {
        var start = WithStartWorkflowOperation.Create("wt", [], new("wf", "tq"));

        await Assert.ThrowsAsync<ArgumentException>(() => _client.ExecuteUpdateWithStartWorkflowAsync("u", [], new(start)));
    }

    private static Api.Update.V1.Outcome Success(int value)
        => new() { Success = new() { Payloads_ = { DataConverter.Default.PayloadConverter.ToPayload(value) } } };

    private static WithStartWorkflowOperation<WorkflowHandle<ITestWorkflow, string>> StartOperation()
        => WithStartWorkflowOperation.Create(
            (ITestWorkflow wf) => wf.RunAsync("x", 1), new("wf", "tq") { IdConflictPolicy = WorkflowIdConflictPolicy.UseExisting });

    private static ExecuteMultiOperationResponse Answer(StartWorkflowExecutionResponse start, UpdateWorkflowExecutionResponse update) => new()
    {
        Responses =
        {
            new ExecuteMultiOperationResponse.Types.Response { StartWorkflow = start },
            new ExecuteMultiOperationResponse.Types.Response { UpdateWorkflow = update },
        },
    };

    private static MultiOperationExecutionFailure.Types.OperationStatus Status(int code, string message, params Google.Protobuf.IMessage[] details)
        => new() { Code = code, Message = message, Details = { details.Select(d => Any.Pack(d)) } };
}
