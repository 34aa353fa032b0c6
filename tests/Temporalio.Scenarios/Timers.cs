using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("TimerFired")]
public sealed class TimerFiredWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(1_000);
        return "slept";
    }
}

[Workflow("TimersMany")]
public sealed class TimersManyWorkflow
{
    [WorkflowRun]
    public async Task<List<int>> RunAsync()
    {
        var order = new List<int>();
        await Workflow.WhenAllAsync(OneAsync(1, 1.5), OneAsync(2, 0.5), OneAsync(3, 1));
        return order;

        async Task OneAsync(int i, double seconds)
        {
            await Workflow.DelayAsync(TimeSpan.FromSeconds(seconds));
            order.Add(i);
        }
    }
}

/// <summary>As Python's coroutines run it: the short timer is started first.</summary>
[Workflow("TimerCancelled")]
public sealed class TimerCancelledWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var shortTimer = Workflow.DelayAsync(500);
        var longTimer = Workflow.DelayAsync(60_000, cancellation.Token);
        await shortTimer;
        cancellation.Cancel();
        return await TimerEnds.DescribeAsync(longTimer);
    }
}

/// <summary>As TypeScript's promises run it: the long timer is started first.</summary>
[Workflow("TimerCancelled")]
public sealed class TimerCancelledLongFirstWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var longTimer = Workflow.DelayAsync(60_000, cancellation.Token);
        await Workflow.DelayAsync(500);
        cancellation.Cancel();
        return await TimerEnds.DescribeAsync(longTimer);
    }
}

[Workflow("TimerCancelledSameTask")]
public sealed class TimerCancelledSameTaskWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var timer = Workflow.DelayAsync(60_000, cancellation.Token);
        cancellation.Cancel();
        await TimerEnds.DescribeAsync(timer);
        return "done";
    }
}

[Workflow("TimerSummary")]
public sealed class TimerSummaryWorkflow
{
    [WorkflowRun]
    public async Task<object?> RunAsync()
    {
        await Workflow.DelayWithOptionsAsync(new DelayOptions(500, "timer summary"));
        var result = await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo("x"),
            new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10), Summary = "activity summary" });
        await Workflow.WaitConditionWithOptionsAsync(
            new WaitConditionOptions(() => false, TimeSpan.FromSeconds(0.5), "condition summary"));
        await Workflow.ExecuteChildWorkflowAsync(
            (EmptyWorkflow wf) => wf.RunAsync(),
            new ChildWorkflowOptions { Id = "wf-user-metadata-child", StaticSummary = "child summary", StaticDetails = "child details" });
        Workflow.CurrentDetails = "current details";
        return result;
    }
}

[Workflow("ConditionTimeouts")]
public sealed class ConditionTimeoutsWorkflow
{
    private bool _flag;

    [WorkflowRun]
    public async Task<List<string>> RunAsync() =>
    [
        await Workflow.WaitConditionAsync(() => _flag, 700) ? "true" : "timeout",
        await Workflow.WaitConditionAsync(() => _flag, 60_000) ? "true" : "timeout",
        await Workflow.WaitConditionAsync(() => _flag, 60_000) ? "immediately" : "timeout",
    ];

    [WorkflowSignal("set_flag")]
    public Task SetFlagAsync()
    {
        _flag = true;
        return Task.CompletedTask;
    }
}

/// <summary>How a timer ended.</summary>
internal static class TimerEnds
{
    public static async Task<string> DescribeAsync(Task timer)
    {
        try
        {
            await timer;
            return "?";
        }
        catch (Exception e) when (TemporalException.IsCanceledException(e))
        {
            return "timer cancelled";
        }
    }
}
