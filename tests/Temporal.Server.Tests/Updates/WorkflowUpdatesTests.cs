using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Errors;
using Temporal.Server.Frontend;
using Temporal.Server.Tests.Histories;
using Temporal.Server.Updates;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Api.WorkflowService.V1;
using Xunit;
using Stage = Temporalio.Api.Enums.V1.UpdateWorkflowExecutionLifecycleStage;

namespace Temporal.Server.Tests.Updates;

public sealed class WorkflowUpdatesTests
{
    [Fact]
    public async Task Update_AcceptedAndCompleted_AnswersWithTheOutcome()
    {
        await using var fixture = await IdleAsync();
        var updating = UpdateAsync(fixture, Stage.Completed);
        await RespondAsync(fixture, await fixture.PollWorkflowAsync(), Accept(), Respond());

        var response = await updating;

        Assert.Equal(Stage.Completed, response.Stage);
        Assert.NotNull(response.Outcome.Success);
        Assert.Equal(EventType.WorkflowExecutionUpdateAccepted, response.Link.WorkflowEvent.RequestIdRef.EventType);
    }

    [Fact]
    public async Task Update_SameIdAgain_GetsTheOutcomeFromTheHistoryAlsoAfterARestart()
    {
        await using var fixture = await IdleAsync();
        var updating = UpdateAsync(fixture, Stage.Completed);
        await RespondAsync(fixture, await fixture.PollWorkflowAsync(), Accept(), Respond());
        await updating;
        await fixture.RestartAsync();

        var again = await UpdateAsync(fixture, Stage.Accepted);

        Assert.Equal(Stage.Completed, again.Stage);
        Assert.NotNull(again.Outcome.Success);
    }

    [Fact]
    public async Task Update_Rejected_LeavesNoTraceAndIsForgotten()
    {
        await using var fixture = await IdleAsync();
        var updating = UpdateAsync(fixture, Stage.Accepted);
        var task = await fixture.PollWorkflowAsync();
        var completed = await RespondAsync(fixture, task, MessageOf("reject", new Rejection { Failure = new() { Message = "no" } }));

        var response = await updating;

        Assert.Equal("no", response.Outcome.Failure.Message);
        Assert.Equal("Update rejected", response.Link.Workflow.Reason);
        Assert.Equal(3, completed.ResetHistoryEventId);
        Assert.Equal(4, (await fixture.EventTypesAsync()).Count);
        await Assert.ThrowsAsync<ServiceException>(() => PollAsync(fixture, Stage.Unspecified));
    }

    [Fact]
    public async Task Update_NobodyWorks_AnswersAfterTheLongPollWithTheStageReached()
    {
        await using var fixture = await IdleAsync();
        var updating = UpdateAsync(fixture, Stage.Completed);

        await fixture.AdvanceAsync(TimeSpan.FromSeconds(20));

        var response = await updating;
        Assert.Equal(Stage.Admitted, response.Stage);
        Assert.Null(response.Link);
    }

    [Fact]
    public async Task Poll_Accepted_WaitsForTheOutcome()
    {
        await using var fixture = await IdleAsync();
        var updating = UpdateAsync(fixture, Stage.Accepted);
        await RespondAsync(fixture, await fixture.PollWorkflowAsync(), Accept());
        Assert.Equal(Stage.Accepted, (await updating).Stage);
        Assert.Equal(Stage.Accepted, (await PollAsync(fixture, Stage.Unspecified)).Stage);

        var polling = PollAsync(fixture, Stage.Completed);
        await fixture.SignalAsync("s");
        await RespondAsync(fixture, await fixture.PollWorkflowAsync(), Respond());

        Assert.Equal(Stage.Completed, (await polling).Stage);
    }

    [Fact]
    public async Task Update_RunTerminated_IsAborted()
    {
        await using var fixture = await IdleAsync();
        var updating = UpdateAsync(fixture, Stage.Completed);
        await new TerminateWorkflowExecution(fixture.Engine).TerminateWorkflowExecutionAsync(
            new TerminateWorkflowExecutionRequest { Namespace = EngineFixture.Namespace, WorkflowExecution = Execution() }, EngineFixture.Call());

        var error = await Assert.ThrowsAsync<ServiceException>(() => updating);

        Assert.Equal("workflow update was aborted by closing workflow", error.Message);
    }

    [Fact]
    public async Task Update_DuringTheFirstBackoff_GetsATaskAtOnce()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync(request => request.WorkflowStartDelay = Duration.FromTimeSpan(TimeSpan.FromHours(1)));
        var updating = UpdateAsync(fixture, Stage.Completed);

        await RespondAsync(fixture, await fixture.PollWorkflowAsync(), Accept(), Respond());

        Assert.Equal(Stage.Completed, (await updating).Stage);
    }

    [Fact]
    public async Task Update_RejectedDuringTheFirstBackoff_LeavesTheFirstTaskItsTime()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync(request => request.WorkflowStartDelay = Duration.FromTimeSpan(TimeSpan.FromHours(1)));
        var updating = UpdateAsync(fixture, Stage.Completed);
        await RespondAsync(fixture, await fixture.PollWorkflowAsync(), MessageOf("reject", new Rejection { Failure = new() { Message = "no" } }));
        await updating;
        Assert.Single(await fixture.EventTypesAsync());

        await fixture.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal([EventType.WorkflowExecutionStarted, EventType.WorkflowTaskScheduled], await fixture.EventTypesAsync());
    }

    [Fact]
    public async Task MultiOperation_NewWorkflow_UpdatesWithTheFirstTask()
    {
        await using var fixture = new EngineFixture();
        var calling = new ExecuteMultiOperation(fixture.Engine, new WorkflowUpdates(fixture.Engine))
            .ExecuteMultiOperationAsync(UpdateWithStart(), EngineFixture.Call()).AsTask();
        var task = await fixture.PollWorkflowAsync();
        Assert.Equal(3, task.StartedEventId);
        await RespondAsync(fixture, task, Accept(), Respond());

        var response = await calling;

        Assert.True(response.Responses[0].StartWorkflow.Started);
        Assert.Equal(Stage.Completed, response.Responses[1].UpdateWorkflow.Stage);
    }

    [Fact]
    public async Task MultiOperation_RunningWorkflow_BlamesTheStart()
    {
        await using var fixture = await IdleAsync();

        var error = await Assert.ThrowsAsync<ServiceException>(() => new ExecuteMultiOperation(fixture.Engine, new WorkflowUpdates(fixture.Engine))
            .ExecuteMultiOperationAsync(UpdateWithStart(), EngineFixture.Call()).AsTask());

        Assert.Equal((ServiceErrorKind.AlreadyExists, "Update-with-Start could not be executed."), (error.Kind, error.Message));
    }

    private static async Task<EngineFixture> IdleAsync()
    {
        var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync());
        return fixture;
    }

    private static Task<UpdateWorkflowExecutionResponse> UpdateAsync(EngineFixture fixture, Stage stage) =>
        new UpdateWorkflowExecution(fixture.Engine, new WorkflowUpdates(fixture.Engine)).UpdateWorkflowExecutionAsync(RequestOf(stage), EngineFixture.Call()).AsTask();

    private static Task<PollWorkflowExecutionUpdateResponse> PollAsync(EngineFixture fixture, Stage stage) =>
        new PollWorkflowExecutionUpdate(fixture.Engine, new WorkflowUpdates(fixture.Engine)).PollWorkflowExecutionUpdateAsync(
            new PollWorkflowExecutionUpdateRequest
            {
                Namespace = EngineFixture.Namespace,
                UpdateRef = new UpdateRef { WorkflowExecution = Execution(), UpdateId = "u" },
                WaitPolicy = new WaitPolicy { LifecycleStage = stage },
            },
            EngineFixture.Call()).AsTask();

    private static async Task<RespondWorkflowTaskCompletedResponse> RespondAsync(EngineFixture fixture, PollWorkflowTaskQueueResponse task, params Message[] messages)
    {
        var request = new RespondWorkflowTaskCompletedRequest { Namespace = EngineFixture.Namespace, TaskToken = task.TaskToken, Identity = "worker" };
        request.Messages.AddRange(messages);
        return await new RespondWorkflowTaskCompleted(fixture.Engine).RespondWorkflowTaskCompletedAsync(request, EngineFixture.Call());
    }

    private static ExecuteMultiOperationRequest UpdateWithStart() => new()
    {
        Namespace = EngineFixture.Namespace,
        Operations =
        {
            new ExecuteMultiOperationRequest.Types.Operation
            {
                StartWorkflow = new StartWorkflowExecutionRequest
                {
                    WorkflowId = EngineFixture.WorkflowId,
                    WorkflowType = new WorkflowType { Name = "type" },
                    TaskQueue = new() { Name = EngineFixture.Queue },
                },
            },
            new ExecuteMultiOperationRequest.Types.Operation { UpdateWorkflow = RequestOf(Stage.Accepted) },
        },
    };

    private static UpdateWorkflowExecutionRequest RequestOf(Stage stage) => new()
    {
        Namespace = EngineFixture.Namespace,
        WorkflowExecution = Execution(),
        WaitPolicy = new WaitPolicy { LifecycleStage = stage },
        Request = new Request { Meta = new Meta { UpdateId = "u" }, Input = new Input { Name = "handler" } },
    };

    private static WorkflowExecution Execution() => new() { WorkflowId = EngineFixture.WorkflowId };

    private static Message Accept() => MessageOf("accept", new Acceptance { AcceptedRequestMessageId = "u/request" });

    private static Message Respond() => MessageOf("done", new Response { Meta = new Meta { UpdateId = "u" }, Outcome = new Outcome { Success = new Payloads() } });

    private static Message MessageOf(string id, IMessage body) => new() { Id = id, ProtocolInstanceId = "u", Body = Any.Pack(body) };
}
