using Google.Protobuf;
using Microsoft.Extensions.Logging.Abstractions;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Protocol.V1;
using Temporalio.Api.Query.V1;
using Temporalio.Api.Sdk.V1;
using Temporalio.Api.Update.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;
using Temporalio.Core.Instances;
using Temporalio.Core.Replay;
using Temporalio.Scenarios;
using Temporalio.Workflows;
using TestKit;
using Xunit;
using WorkflowDefinition = Temporalio.Workflows.WorkflowDefinition;

namespace Temporalio.Tests.Replay;

public sealed class WorkflowExecutorTests : IHistoryPages, ILocalActivityRunner
{
    private readonly ManualTime _clock = new();
    private readonly Queue<HistoryPage> _pages = new();
    private readonly TaskCompletionSource _localStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<LocalActivityOutcome> _localOutcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ProcessAsync_FirstTask_TellsWhatTheSdkIs_TheSecondDoesNot()
    {
        var script = new HistoryScript("SignalCollect").Started().TaskScheduled().TaskStarted();
        var executor = Create();

        var first = Completed(await executor.ProcessAsync(script.NextTask(), Cancel));
        script.TaskCompleted().Signaled("add", 1).TaskScheduled().TaskStarted();
        var second = Completed(await executor.ProcessAsync(script.NextTask(), Cancel));

        Assert.Equal([1u, 2u, 3u, 4u], first.SdkMetadata.CoreUsedFlags);
        Assert.Equal("temporal-dotnet", first.SdkMetadata.SdkName);
        Assert.Empty(second.SdkMetadata.CoreUsedFlags);
        Assert.Empty(second.SdkMetadata.SdkName);
        Assert.Empty(second.Commands);
    }

    [Fact]
    public async Task ProcessAsync_StickyTaskOfUnknownRun_FetchesTheHistory()
    {
        var script = new HistoryScript("SignalCollect").Started().TaskScheduled().TaskStarted().TaskCompleted();
        _ = script.NextTask();
        script.Signaled("finish").TaskScheduled().TaskStarted();
        _pages.Enqueue(new HistoryPage([.. script.Events.Take(3)], ByteString.CopyFromUtf8("more")));
        _pages.Enqueue(new HistoryPage([.. script.Events.Skip(3)], ByteString.Empty));

        var answer = Completed(await Create().ProcessAsync(script.NextTask(), Cancel));

        Assert.Equal(CommandType.CompleteWorkflowExecution, Assert.Single(answer.Commands).CommandType);
        Assert.Empty(_pages);
    }

    [Fact]
    public async Task ProcessAsync_ClosingCommand_ForgetsTheRun()
    {
        var script = new HistoryScript("Empty").Started().TaskScheduled().TaskStarted();
        var executor = Create();

        Completed(await executor.ProcessAsync(script.NextTask(), Cancel));

        Assert.Equal(0, executor.CachedRuns);
    }

    [Fact]
    public async Task ProcessAsync_MoreRunsThanTheCacheHolds_ForgetsTheLeastRecentlyUsed()
    {
        var executor = Create(maxCachedRuns: 2);
        foreach (var runId in (string[])["a", "b", "a", "c"])
        {
            var script = new HistoryScript("SignalCollect") { RunId = runId }.Started().TaskScheduled().TaskStarted();
            Completed(await executor.ProcessAsync(script.FullTask(), Cancel));
        }

        // Still there: a signal alone continues the run.
        var kept = new HistoryScript("SignalCollect") { RunId = "a" }.Started().TaskScheduled().TaskStarted();
        _ = kept.NextTask();
        kept.TaskCompleted().Signaled("finish").TaskScheduled().TaskStarted();
        var answer = Completed(await executor.ProcessAsync(kept.NextTask(), Cancel));

        Assert.Single(answer.Commands);
        Assert.Equal(1, executor.CachedRuns);
    }

    [Fact]
    public async Task ProcessAsync_CodeThrows_FailsTheFirstAttemptAndLeavesTheNextToTimeOut()
    {
        var script = new HistoryScript("Broken").Started().TaskScheduled().TaskStarted();
        var executor = Create(typeof(BrokenWorkflow));

        var first = await executor.ProcessAsync(script.FullTask(), Cancel);
        var second = await executor.ProcessAsync(script.FullTask(attempt: 2), Cancel);

        var failed = Assert.IsType<WorkflowTaskResult.Failed>(first).Request;
        Assert.Equal(WorkflowTaskFailedCause.WorkflowWorkerUnhandledFailure, failed.Cause);
        Assert.Equal("a bug", failed.Failure.Message);
        Assert.IsType<WorkflowTaskResult.Silent>(second);
        Assert.Equal(0, executor.CachedRuns);
    }

    [Fact]
    public async Task ProcessAsync_HistoryDoesNotFit_SaysSo()
    {
        var script = new HistoryScript("Empty").Started().TaskScheduled().TaskStarted().TaskCompleted()
            .Signaled("x").TaskScheduled().TaskStarted();

        var failed = Assert.IsType<WorkflowTaskResult.Failed>(await Create().ProcessAsync(script.FullTask(), Cancel)).Request;

        Assert.Equal(WorkflowTaskFailedCause.NonDeterministicError, failed.Cause);
    }

    [Fact]
    public async Task ProcessAsync_HistoryDoesNotFitAndThatFailsTheWorkflow_FailsIt()
    {
        var script = new HistoryScript("FailsOnAnyError").Started().TaskScheduled().TaskStarted().TaskCompleted()
            .Signaled("x").TaskScheduled().TaskStarted();

        var answer = Completed(await Create().ProcessAsync(script.FullTask(), Cancel));

        Assert.Equal(CommandType.FailWorkflowExecution, Assert.Single(answer.Commands).CommandType);
    }

    [Fact]
    public async Task ProcessAsync_UnknownType_NamesThoseThatAreKnown()
    {
        var script = new HistoryScript("Nobody").Started().TaskScheduled().TaskStarted();

        var failed = Assert.IsType<WorkflowTaskResult.Failed>(
            await Create(typeof(EmptyWorkflow)).ProcessAsync(script.FullTask(), Cancel)).Request;

        Assert.Equal("Workflow type Nobody is not registered on this worker, available workflows: Empty", failed.Failure.Message);
    }

    [Fact]
    public async Task ProcessAsync_CodeKeepsControl_FailsTheTask()
    {
        BlockingWorkflow.Gate.Reset();
        try
        {
            var script = new HistoryScript("Blocking").Started().TaskScheduled().TaskStarted();
            var executor = Create(typeof(BlockingWorkflow), deadlockLimit: TimeSpan.FromSeconds(2));

            var processing = executor.ProcessAsync(script.FullTask(), Cancel);
            BlockingWorkflow.IsInside.Wait(Cancel);
            while (!processing.IsCompleted)
            {
                // The limit is looked at when its time has passed, however the threads come to run.
                _clock.Advance(TimeSpan.FromSeconds(2));
                await Task.Yield();
            }

            var failed = Assert.IsType<WorkflowTaskResult.Failed>(await processing).Request;
            Assert.StartsWith("[TMPRL1101] Potential deadlock detected", failed.Failure.Message, StringComparison.Ordinal);
            Assert.Equal(0, executor.CachedRuns);
        }
        finally
        {
            BlockingWorkflow.Gate.Set();
        }
    }

    [Fact]
    public async Task ProcessAsync_Queries_AreAnsweredWithTheTask()
    {
        var script = new HistoryScript("Queryable").Started().TaskScheduled().TaskStarted();
        var task = script.NextTask();
        task.Queries.Add("1", new WorkflowQuery { QueryType = "stage_now" });
        task.Queries.Add("2", new WorkflowQuery { QueryType = "boom" });
        task.Queries.Add("3", new WorkflowQuery { QueryType = "nobody" });
        task.Queries.Add("4", new WorkflowQuery { QueryType = "__stack_trace" });

        var answer = Completed(await Create().ProcessAsync(task, Cancel));

        Assert.Equal("\"waiting\"", answer.QueryResults["1"].Answer.Payloads_[0].Data.ToStringUtf8());
        Assert.Equal("query failed", answer.QueryResults["2"].ErrorMessage);
        Assert.Equal("QueryError", answer.QueryResults["2"].Failure.ApplicationFailureInfo.Type);
        Assert.Equal(
            "Query handler for 'nobody' expected but not found, known queries: [__stack_trace __temporal_workflow_metadata add boom stage_now]",
            answer.QueryResults["3"].ErrorMessage);
        Assert.Equal(QueryResultType.Failed, answer.QueryResults["4"].ResultType);
    }

    [Fact]
    public async Task ProcessAsync_QueryAlone_IsAnsweredFromTheWholeHistory()
    {
        var script = new HistoryScript("Queryable").Started().TaskScheduled().TaskStarted().TaskCompleted();
        var task = script.FullTask();
        task.Query = new WorkflowQuery { QueryType = "__temporal_workflow_metadata" };
        var executor = Create();

        var answer = Assert.IsType<WorkflowTaskResult.QueryCompleted>(await executor.ProcessAsync(task, Cancel)).Request;

        Assert.Equal(QueryResultType.Answered, answer.CompletedType);
        var metadata = WorkflowMetadata.Parser.ParseJson(answer.QueryResult.Payloads_[0].Data.ToStringUtf8());
        Assert.Equal("returns the stage", metadata.Definition.QueryDefinitions.Single(q => q.Name == "stage_now").Description);
        Assert.Equal(1, executor.CachedRuns);
    }

    [Fact]
    public async Task ProcessAsync_RejectedUpdate_LeavesNothingAndTheRunGoesOn()
    {
        var script = new HistoryScript("Updatable").Started().TaskScheduled().TaskStarted();
        var executor = Create();
        Completed(await executor.ProcessAsync(script.NextTask(), Cancel));
        executor.Accepted(script.RunId, 0);
        script.TaskCompleted();

        // A speculative task: its events are not kept when the update is refused.
        script.TaskScheduled().TaskStarted();
        var task = script.NextTask();
        task.Messages.Add(UpdateOf("add", "u1", sequencingEventId: 5, -1));
        var answer = Completed(await executor.ProcessAsync(task, Cancel));
        Assert.Empty(answer.Commands);
        var rejection = Assert.Single(answer.Messages);
        Assert.Equal("u1/request/reject", rejection.Id);
        Assert.Equal("negative not allowed", rejection.Body.Unpack<Rejection>().Failure.Message);
        executor.Accepted(script.RunId, resetHistoryEventId: 3);
        script.Forget(2);

        script.Signaled("finish").TaskScheduled().TaskStarted();
        var last = Completed(await executor.ProcessAsync(script.NextTask(), Cancel));
        Assert.Equal(CommandType.CompleteWorkflowExecution, Assert.Single(last.Commands).CommandType);
    }

    [Fact]
    public async Task ProcessAsync_AcceptedUpdate_IsAcceptedAndCompletedInOrder()
    {
        var script = new HistoryScript("Updatable").Started().TaskScheduled().TaskStarted();
        var task = script.NextTask();
        task.Messages.Add(UpdateOf("add", "u1", sequencingEventId: 2, 4));

        var answer = Completed(await Create().ProcessAsync(task, Cancel));

        Assert.Equal(["u1/request/accept", "u1/request/complete"], answer.Messages.Select(m => m.Id));
        Assert.Equal(
            ["u1/request/accept", "u1/request/complete"],
            answer.Commands.Select(c => c.ProtocolMessageCommandAttributes.MessageId));
        Assert.Equal("4", answer.Messages[1].Body.Unpack<Response>().Outcome.Success.Payloads_[0].Data.ToStringUtf8());
    }

    [Fact]
    public async Task ProcessAsync_LocalActivityTakesLong_RenewsTheTaskAndGoesOn()
    {
        var script = new HistoryScript("LocalActivityLong", 20.0).Started().TaskScheduled().TaskStarted();
        var executor = Create();

        var processing = executor.ProcessAsync(script.NextTask(), Cancel);
        await _localStarted.Task.WaitAsync(Cancel);
        _clock.Advance(TimeSpan.FromSeconds(8));
        var renewal = Completed(await processing);
        Assert.True(renewal.ForceCreateNewWorkflowTask);
        Assert.Empty(renewal.Commands);

        script.TaskCompleted().TaskScheduled().TaskStarted();
        processing = executor.ProcessAsync(script.NextTask(), Cancel);
        _localOutcome.SetResult(new LocalActivityOutcome
        {
            Status = LocalActivityStatus.Completed,
            Result = DataConverter.Default.PayloadConverter.ToPayload("slept"),
            Attempt = 1,
            OriginalScheduleTime = _clock.GetUtcNow(),
            CompleteTime = _clock.GetUtcNow(),
        });
        var answer = Completed(await processing);

        Assert.False(answer.ForceCreateNewWorkflowTask);
        Assert.Equal([CommandType.RecordMarker, CommandType.CompleteWorkflowExecution], answer.Commands.Select(c => c.CommandType));
        var data = answer.Commands[0].RecordMarkerCommandAttributes.Details["data"].Payloads_[0].Data.ToStringUtf8();
        Assert.Contains("\"seq\":1,\"attempt\":1,\"activity_id\":\"1\",\"activity_type\":\"Sleep\"", data, StringComparison.Ordinal);
        Assert.Contains("\"activation_index\":0", data, StringComparison.Ordinal);
    }

    Task<HistoryPage> IHistoryPages.FetchAsync(WorkflowExecution execution, ByteString pageToken, CancellationToken cancellationToken)
        => Task.FromResult(_pages.Dequeue());

    Task<LocalActivityOutcome> ILocalActivityRunner.RunAsync(LocalActivityRequest request, CancellationToken cancellationToken)
    {
        _localStarted.TrySetResult();
        return _localOutcome.Task;
    }

    private static Message UpdateOf(string name, string id, long sequencingEventId, params object?[] args)
    {
        var input = new Payloads();
        input.Payloads_.Add(DataConverter.Default.PayloadConverter.ToPayloads(args));
        return new Message
        {
            Id = id + "/request",
            ProtocolInstanceId = id,
            EventId = sequencingEventId,
            Body = Google.Protobuf.WellKnownTypes.Any.Pack(new Request { Meta = new() { UpdateId = id }, Input = new() { Name = name, Args = input } }),
        };
    }

    private static RespondWorkflowTaskCompletedRequest Completed(WorkflowTaskResult result)
    {
        var failure = (result as WorkflowTaskResult.Failed)?.Request.Failure;
        Assert.True(failure is null, failure?.ToString());
        return Assert.IsType<WorkflowTaskResult.Completed>(result).Request;
    }

    private WorkflowExecutor Create(Type? only = null, int maxCachedRuns = 10, TimeSpan? deadlockLimit = null) => new(new()
    {
        Instances = new WorkflowInstanceOptions { Namespace = "default", TaskQueue = "tq", LoggerFactory = NullLoggerFactory.Instance },
        Workflows = only is null ? [.. ScenarioCatalog.Workflows.Where(w => !w.Dynamic)] : [WorkflowDefinition.Create(only)],
        Identity = "test",
        HistoryPages = this,
        LocalActivities = this,
        Clock = _clock,
        MaxCachedRuns = maxCachedRuns,
        DeadlockLimit = deadlockLimit,
    });

    [Workflow("Broken")]
    public sealed class BrokenWorkflow
    {
        private readonly string _bug = "a bug";

        [WorkflowRun]
        public Task RunAsync() => throw new FormatException(_bug);
    }

    [Workflow("Blocking")]
    public sealed class BlockingWorkflow
    {
        private readonly ManualResetEventSlim _gate = Gate;

        public static ManualResetEventSlim Gate { get; } = new();

        public static ManualResetEventSlim IsInside { get; } = new();

        [WorkflowRun]
        public Task RunAsync()
        {
            IsInside.Set();
            _gate.Wait();
            return Task.CompletedTask;
        }
    }
}
