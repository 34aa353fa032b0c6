using Temporalio.Activities;
using Temporalio.Api.Common.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Temporalio.Worker.Interceptors;
using Xunit;

namespace Temporalio.Tests.Worker;

public sealed class ActivityWorkerTests
{
    private static readonly IPayloadConverter Converter = DataConverter.Default.PayloadConverter;

    [Fact]
    public async Task Task_ForKnownActivity_CompletesWithItsResult()
    {
        using var worker = new WorkerHarness().WithActivity("Greet", args => $"Hello, {args[0]}!", typeof(string));
        worker.Start();
        var task = worker.ActivityTask("Greet", "Temporal");
        await worker.GiveAsync(task);

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();

        Assert.Equal(task.TaskToken, answer.TaskToken);
        Assert.Equal("Hello, Temporal!", Converter.ToValue<string>(Assert.Single(answer.Result.Payloads_)));
        Assert.Equal(("default", "me", "build"), (answer.Namespace, answer.Identity, VersionOf(answer)));
    }

    [Fact]
    public async Task Task_WithoutResult_CompletesWithNullPayload()
    {
        using var worker = new WorkerHarness().WithActivity("Nothing", _ => null);
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Nothing"));

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();

        Assert.Equal("binary/null", Assert.Single(answer.Result.Payloads_).Metadata["encoding"].ToStringUtf8());
    }

    [Fact]
    public async Task Task_ForUnknownActivity_FailsRetryablyWithTheKnownNames()
    {
        using var worker = new WorkerHarness().WithActivity("B", _ => null).WithActivity("A", _ => null);
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("C"));

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskFailedRequest>();

        Assert.Equal("Activity C is not registered on this worker, available activities: A, B", answer.Failure.Message);
        Assert.Equal("NotFoundError", answer.Failure.ApplicationFailureInfo.Type);
        Assert.False(answer.Failure.ApplicationFailureInfo.NonRetryable);
    }

    [Fact]
    public async Task Task_ForDynamicActivity_GetsRawValues()
    {
        using var worker = new WorkerHarness();
        worker.Options.AddActivity(ActivityDefinition.Create(
            null, typeof(string), [typeof(IRawValue[])], 1, args => Converter.ToValue<string>(((IRawValue[])args[0]!)[1].Payload)));
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Anything", 1, "two"));

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();

        Assert.Equal("two", Converter.ToValue<string>(answer.Result.Payloads_[0]));
    }

    [Fact]
    public async Task Task_WithTooFewArguments_Fails()
    {
        using var worker = new WorkerHarness().WithActivity("Two", _ => null, typeof(int), typeof(int));
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Two", 1));

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskFailedRequest>();

        Assert.Equal("Activity Two given 1 parameter(s) but at least 2 required", answer.Failure.Message);
    }

    [Fact]
    public async Task Activity_ThatThrows_FailsWithItsExceptionAndLastHeartbeat()
    {
        using var worker = new WorkerHarness().WithActivity("Fail", _ =>
        {
            ActivityExecutionContext.Current.Heartbeat("sent");
            ActivityExecutionContext.Current.Heartbeat("throttled");
            throw new ApplicationFailureException("broken", "Broken", nonRetryable: true);
        });
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Fail"));

        var heartbeat = await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();
        var answer = await worker.Service.NextCallAsync<RespondActivityTaskFailedRequest>();

        Assert.Equal("sent", Converter.ToValue<string>(heartbeat.Details.Payloads_[0]));
        Assert.Equal("throttled", Converter.ToValue<string>(answer.LastHeartbeatDetails.Payloads_[0]));
        Assert.Equal(("broken", "Broken", true), (answer.Failure.Message, answer.Failure.ApplicationFailureInfo.Type, answer.Failure.ApplicationFailureInfo.NonRetryable));
    }

    [Fact]
    public async Task Activity_ThatCompletesAsync_IsNotAnswered()
    {
        using var worker = new WorkerHarness()
            .WithActivity("Later", _ => throw new CompleteAsyncException())
            .WithActivity("Now", _ => null);
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Later"));
        var next = worker.ActivityTask("Now");
        await worker.GiveAsync(next);

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();

        Assert.Equal(next.TaskToken, answer.TaskToken);
    }

    [Theory]
    [InlineData(ActivityCancelReason.CancelRequested)]
    [InlineData(ActivityCancelReason.Paused)]
    [InlineData(ActivityCancelReason.Reset)]
    public async Task HeartbeatAnswer_CancelsTheActivityForItsReason(ActivityCancelReason reason)
    {
        using var worker = new WorkerHarness().WithActivity("Wait", WaitForCancel);
        worker.Service.OnHeartbeat = _ => new()
        {
            CancelRequested = reason == ActivityCancelReason.CancelRequested,
            ActivityPaused = reason == ActivityCancelReason.Paused,
            ActivityReset = reason == ActivityCancelReason.Reset,
        };
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Wait"));
        await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();

        if (reason == ActivityCancelReason.CancelRequested)
        {
            await worker.Service.NextCallAsync<RespondActivityTaskCanceledRequest>();
            return;
        }

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskFailedRequest>();
        var (type, message) = reason == ActivityCancelReason.Paused
            ? ("ActivityPause", "Unhandled activity cancel error produced by activity pause")
            : ("ActivityReset", "Unhandled activity cancel error produced by activity reset");
        Assert.Equal((type, message), (answer.Failure.ApplicationFailureInfo.Type, answer.Failure.Message));
    }

    [Fact]
    public async Task HeartbeatAnswer_NotFound_CancelsAndAnswersNothing()
    {
        using var worker = new WorkerHarness().WithActivity("Wait", WaitForCancel).WithActivity("Next", _ => null);
        worker.Service.OnHeartbeat = _ => throw new RpcException(RpcException.StatusCode.NotFound, "gone", null);
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Wait"));
        await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();
        await worker.GiveAsync(worker.ActivityTask("Next"));

        await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();
    }

    [Fact]
    public async Task Heartbeats_AreSentAtFourFifthsOfTheTimeout()
    {
        var beaten = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var worker = new WorkerHarness().WithActivity("Beat", _ => BeatAsync(beaten));
        worker.Start();
        var task = worker.ActivityTask("Beat");
        task.HeartbeatTimeout = new() { Seconds = 10 };
        await worker.GiveAsync(task);
        var first = await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();

        await beaten.Task;
        worker.Time.Advance(TimeSpan.FromSeconds(8));
        var second = await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();

        Assert.Equal([1, 3], [Detail(first), Detail(second)]);

        static int Detail(RecordActivityTaskHeartbeatRequest request) => Converter.ToValue<int>(request.Details.Payloads_[0]);

        static async Task<object?> BeatAsync(TaskCompletionSource beaten)
        {
            var context = ActivityExecutionContext.Current;
            context.Heartbeat(1);
            context.Heartbeat(2);
            context.Heartbeat(3);
            beaten.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return null;
        }
    }

    [Fact]
    public async Task Shutdown_CancelsActivitiesAfterTheGracePeriod()
    {
        var sawShutdown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var worker = new WorkerHarness().WithActivity("Wait", args =>
        {
            ActivityExecutionContext.Current.WorkerShutdownToken.Register(() => sawShutdown.SetResult());
            return WaitForCancel(args);
        });
        worker.Options.GracefulShutdownTimeout = TimeSpan.FromSeconds(5);
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Wait"));
        await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();

        worker.BeginStop();
        await sawShutdown.Task;
        await worker.Service.NextCallAsync<ShutdownWorkerRequest>();
        var failed = worker.Service.NextCallAsync<RespondActivityTaskFailedRequest>();
        while (!failed.IsCompleted)
        {
            worker.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var answer = await failed;
        Assert.Equal("WorkerShutdown", answer.Failure.ApplicationFailureInfo.Type);
        Assert.Equal("Worker is shutting down and this activity did not complete in time", answer.Failure.Message);
        await worker.Run;
    }

    [Fact]
    public async Task Interceptors_WrapTheActivityAndItsHeartbeats()
    {
        using var worker = new WorkerHarness().WithActivity("Greet", args =>
        {
            ActivityExecutionContext.Current.Heartbeat("beat");
            return $"Hello, {args[0]}!";
        }, typeof(string));
        worker.Options.Interceptors = [new Doubling()];
        worker.Start();
        await worker.GiveAsync(worker.ActivityTask("Greet", "you"));

        var heartbeat = await worker.Service.NextCallAsync<RecordActivityTaskHeartbeatRequest>();
        var answer = await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();

        Assert.Equal("beat beat", Converter.ToValue<string>(heartbeat.Details.Payloads_[0]));
        Assert.Equal("Hello, you you!", Converter.ToValue<string>(answer.Result.Payloads_[0]));
    }

    [Fact]
    public async Task Codec_IsUndoneOnTheWayInAndDoneOnTheWayOut()
    {
        using var worker = new WorkerHarness { DataConverter = DataConverter.Default with { PayloadCodec = new Marking() } }
            .WithActivity("Echo", args => args[0], typeof(string));
        worker.Start();
        var task = worker.ActivityTask("Echo", "x");
        task.Input.Payloads_[0].Metadata["marked"] = Google.Protobuf.ByteString.Empty;
        await worker.GiveAsync(task);

        var answer = await worker.Service.NextCallAsync<RespondActivityTaskCompletedRequest>();

        Assert.True(answer.Result.Payloads_[0].Metadata.ContainsKey("marked"));
    }

#pragma warning disable CS0612 // What the recorded workers send.
    private static string VersionOf(RespondActivityTaskCompletedRequest request) => request.WorkerVersion.BuildId;
#pragma warning restore CS0612

    private static object? WaitForCancel(object?[] args)
    {
        var context = ActivityExecutionContext.Current;
        context.Heartbeat("alive");
        return WaitAsync();

        async Task<object?> WaitAsync()
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.CancellationToken);
            return null;
        }
    }

    private sealed class Doubling : IWorkerInterceptor
    {
        public ActivityInboundInterceptor InterceptActivity(ActivityInboundInterceptor nextInterceptor) => new Inbound(nextInterceptor);

        private sealed class Inbound(ActivityInboundInterceptor next) : ActivityInboundInterceptor(next)
        {
            public override void Init(ActivityOutboundInterceptor outbound) => base.Init(new Outbound(outbound));

            public override Task<object?> ExecuteActivityAsync(ExecuteActivityInput input) =>
                base.ExecuteActivityAsync(input with { Args = [$"{input.Args[0]} {input.Args[0]}"] });
        }

        private sealed class Outbound(ActivityOutboundInterceptor next) : ActivityOutboundInterceptor(next)
        {
            public override void Heartbeat(HeartbeatInput input) => base.Heartbeat(new([$"{input.Details[0]} {input.Details[0]}"]));
        }
    }

    private sealed class Marking : IPayloadCodec
    {
        public Task<IReadOnlyCollection<Payload>> EncodeAsync(IReadOnlyCollection<Payload> payloads)
        {
            foreach (var payload in payloads)
            {
                payload.Metadata["marked"] = Google.Protobuf.ByteString.Empty;
            }

            return Task.FromResult(payloads);
        }

        public Task<IReadOnlyCollection<Payload>> DecodeAsync(IReadOnlyCollection<Payload> payloads)
        {
            Assert.All(payloads, payload => Assert.True(payload.Metadata.Remove("marked")));
            return Task.FromResult(payloads);
        }
    }
}
