using Temporalio.Activities;
using Temporalio.Testing;
using Xunit;

namespace Temporalio.Tests.Testing;

public sealed class ActivityEnvironmentTests
{
    [Fact]
    public async Task Run_GivesTheActivityItsContextAndHeartbeater()
    {
        var beats = new List<object?>();
        var environment = new ActivityEnvironment
        {
            Info = ActivityEnvironment.DefaultInfo with { ActivityType = "Mine" },
            Heartbeater = details => beats.AddRange(details),
        };

        var type = await environment.RunAsync(() =>
        {
            ActivityExecutionContext.Current.Heartbeat(1, "two");
            return ActivityExecutionContext.Current.Info.ActivityType;
        });

        Assert.Equal("Mine", type);
        Assert.Equal([1, "two"], beats);
        Assert.False(ActivityExecutionContext.HasCurrent);
    }

    [Fact]
    public async Task Cancel_TellsTheActivityWhy()
    {
        var environment = new ActivityEnvironment();
        var running = environment.RunAsync(async () =>
        {
            var context = ActivityExecutionContext.Current;
            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            context.CancellationToken.Register(() => cancelled.SetResult());
            await cancelled.Task;
            return (context.CancelReason, context.CancellationDetails!.IsPaused);
        });

        environment.Cancel(ActivityCancelReason.Paused);

        Assert.Equal((ActivityCancelReason.Paused, true), await running);
    }
}
