using Google.Protobuf;
using Temporal.Server.Core.Errors;
using Temporal.Server.Frontend;
using Temporal.Server.Queries;
using Temporal.Server.Tests.Histories;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.Query.V1;
using Temporalio.Api.WorkflowService.V1;
using Xunit;

namespace Temporal.Server.Tests.Queries;

public sealed class WorkflowQueriesTests
{
    [Fact]
    public async Task Ask_WorkerHasSeenEverything_IsAskedDirectlyWithTheWholeHistory()
    {
        await using var fixture = await IdleAsync();
        var asked = AskAsync(fixture, TestContext.Current.CancellationToken);

        var task = await fixture.PollWorkflowAsync();
        Assert.Equal("q", task.Query.QueryType);
        Assert.Equal(4, task.History.Events.Count);
        Assert.Equal(0, task.StartedEventId);
        await AnswerAsync(fixture, task, "42");

        Assert.Equal("42", TextOf((await asked).QueryResult));
        Assert.Equal(4, (await fixture.EventTypesAsync()).Count);
    }

    [Fact]
    public async Task Ask_TaskPending_RidesOnItAndIsAnsweredWithIt()
    {
        await using var fixture = await IdleAsync();
        await fixture.SignalAsync("s");
        var asked = AskAsync(fixture, TestContext.Current.CancellationToken);

        var task = await fixture.PollWorkflowAsync();
        var (id, query) = Assert.Single(task.Queries);
        Assert.Equal("q", query.QueryType);
        var request = new RespondWorkflowTaskCompletedRequest { Namespace = EngineFixture.Namespace, TaskToken = task.TaskToken };
        request.QueryResults.Add(id, new WorkflowQueryResult { ResultType = QueryResultType.Answered, Answer = PayloadsOf("42") });
        await new RespondWorkflowTaskCompleted(fixture.Engine).RespondWorkflowTaskCompletedAsync(request, EngineFixture.Call());

        Assert.Equal("42", TextOf((await asked).QueryResult));
    }

    [Fact]
    public async Task Ask_TaskDidNotAnswer_IsAskedDirectly()
    {
        await using var fixture = await IdleAsync();
        await fixture.SignalAsync("s");
        var asked = AskAsync(fixture, TestContext.Current.CancellationToken);
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync());

        var task = await fixture.PollWorkflowAsync();
        await AnswerAsync(fixture, task, "42");

        Assert.Equal("42", TextOf((await asked).QueryResult));
    }

    [Fact]
    public async Task Ask_HandlerFails_IsRefusedWithItsFailure()
    {
        await using var fixture = await IdleAsync();
        var asked = AskAsync(fixture, TestContext.Current.CancellationToken);
        var task = await fixture.PollWorkflowAsync();
        await new RespondQueryTaskCompleted(fixture.Engine, QueriesOf(fixture)).RespondQueryTaskCompletedAsync(
            new RespondQueryTaskCompletedRequest
            {
                TaskToken = task.TaskToken,
                CompletedType = QueryResultType.Failed,
                ErrorMessage = "broken",
                Failure = new Failure { Message = "why" },
            },
            EngineFixture.Call());

        var error = await Assert.ThrowsAsync<ServiceException>(() => asked);

        Assert.Equal((ServiceErrorKind.InvalidArgument, "broken"), (error.Kind, error.Message));
    }

    [Fact]
    public async Task Answer_Twice_IsNotFound()
    {
        await using var fixture = await IdleAsync();
        var asked = AskAsync(fixture, TestContext.Current.CancellationToken);
        var task = await fixture.PollWorkflowAsync();
        await AnswerAsync(fixture, task, "42");
        await asked;

        var error = await Assert.ThrowsAsync<ServiceException>(() => AnswerAsync(fixture, task, "43"));

        Assert.Equal("query task not found, or already expired", error.Message);
    }

    [Fact]
    public async Task Ask_CallerLeaves_IsNotAskedAnyMore()
    {
        await using var fixture = await IdleAsync();
        using var gone = new CancellationTokenSource();
        var asked = AskAsync(fixture, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await fixture.SignalAsync("s");

        var task = await fixture.PollWorkflowAsync();

        Assert.Null(task.Query);
        Assert.Empty(task.Queries);
    }

    [Fact]
    public async Task Ask_ClosedWhileWaiting_IsAskedAboutTheClosedRun()
    {
        await using var fixture = await IdleAsync();
        await fixture.SignalAsync("s");
        var asked = AskAsync(fixture, TestContext.Current.CancellationToken);
        await new TerminateWorkflowExecution(fixture.Engine).TerminateWorkflowExecutionAsync(
            new TerminateWorkflowExecutionRequest { Namespace = EngineFixture.Namespace, WorkflowExecution = new() { WorkflowId = EngineFixture.WorkflowId } },
            EngineFixture.Call());

        PollWorkflowTaskQueueResponse task;
        do
        {
            task = await fixture.PollWorkflowAsync();
        }
        while (task.Query is null);

        await AnswerAsync(fixture, task, "42");
        Assert.Equal("42", TextOf((await asked).QueryResult));
    }

    private static async Task<EngineFixture> IdleAsync()
    {
        var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync());
        return fixture;
    }

    private static WorkflowQueries QueriesOf(EngineFixture fixture) => new(fixture.Engine, fixture.Engine.QueryTasks);

    private static Task<QueryWorkflowResponse> AskAsync(EngineFixture fixture, CancellationToken cancellationToken) =>
        new QueryWorkflow(fixture.Engine, QueriesOf(fixture)).QueryWorkflowAsync(
            new QueryWorkflowRequest
            {
                Namespace = EngineFixture.Namespace,
                Execution = new WorkflowExecution { WorkflowId = EngineFixture.WorkflowId },
                Query = new WorkflowQuery { QueryType = "q" },
            },
            new Grpc.GrpcCall(new Microsoft.AspNetCore.Http.HeaderDictionary(), timeout: null, cancellationToken)).AsTask();

    private static async Task AnswerAsync(EngineFixture fixture, PollWorkflowTaskQueueResponse task, string text) =>
        await new RespondQueryTaskCompleted(fixture.Engine, QueriesOf(fixture)).RespondQueryTaskCompletedAsync(
            new RespondQueryTaskCompletedRequest { TaskToken = task.TaskToken, CompletedType = QueryResultType.Answered, QueryResult = PayloadsOf(text) },
            EngineFixture.Call());

    private static Payloads PayloadsOf(string text) => new() { Payloads_ = { new Payload { Data = ByteString.CopyFromUtf8(text) } } };

    private static string TextOf(Payloads payloads) => payloads.Payloads_[0].Data.ToStringUtf8();
}
