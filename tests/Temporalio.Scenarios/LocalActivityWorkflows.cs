using Temporalio.Common;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("LocalActivity")]
public sealed class LocalActivityWorkflow
{
    [WorkflowRun]
    public async Task<object?[]> RunAsync()
    {
        var a = await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo(Locals.One), Locals.Within(5));
        var b = await Workflow.ExecuteLocalActivityAsync(
            () => ScenarioActivities.AttemptInfo(), new LocalActivityOptions { ScheduleToCloseTimeout = TimeSpan.FromSeconds(5) });
        await Workflow.ExecuteLocalActivityAsync(
            () => ScenarioActivities.NoResult(),
            new LocalActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(5), ActivityId = "my-la", Summary = "la summary" });
        return [a, b, null];
    }
}

/// <summary>As the TypeScript recording has it, with no id of its own.</summary>
[Workflow("LocalActivity")]
public sealed class LocalActivityPlainWorkflow
{
    [WorkflowRun]
    public async Task<object?[]> RunAsync()
    {
        var a = await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo(Locals.One), Locals.Within(5));
        var b = await Workflow.ExecuteLocalActivityAsync(
            () => ScenarioActivities.AttemptInfo(), new LocalActivityOptions { ScheduleToCloseTimeout = TimeSpan.FromSeconds(5) });
        await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.NoResult(), Locals.Within(5));
        return [a, b, null];
    }
}

[Workflow("LocalActivityParallel")]
public sealed class LocalActivityParallelWorkflow
{
    [WorkflowRun]
    public async Task<object?[]> RunAsync()
    {
        var timer = Workflow.DelayAsync(200);
        var all = await Workflow.WhenAllAsync(
            Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo(1), Locals.Within(5)),
            Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.Echo(2), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(5) }),
            Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo(3), Locals.Within(5)));
        await timer;
        return all;
    }
}

[Workflow("LocalActivityRetry")]
public sealed class LocalActivityRetryWorkflow
{
    [WorkflowRun]
    public async Task<object?> RunAsync(int fails, double initial, double? threshold, float backoff, int attempts)
    {
        try
        {
            return await Workflow.ExecuteLocalActivityAsync(
                () => ScenarioActivities.FailUntil(fails),
                new LocalActivityOptions
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(5),
                    RetryPolicy = new RetryPolicy
                    {
                        InitialInterval = TimeSpan.FromSeconds(initial),
                        BackoffCoefficient = backoff,
                        MaximumAttempts = attempts,
                    },
                    LocalRetryThreshold = threshold is > 0 and var t ? TimeSpan.FromSeconds(t) : null,
                });
        }
        catch (ActivityFailureException e)
        {
            return Failures.Chain(e);
        }
    }
}

[Workflow("LocalActivityLong")]
public sealed class LocalActivityLongWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync(double seconds)
        => Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.SleepAsync(seconds), Locals.Within(30));
}

[Workflow("LocalActivityCancel")]
public sealed class LocalActivityCancelWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync(int ctype)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var activity = Workflow.ExecuteLocalActivityAsync(
            () => ScenarioActivities.SleepAsync(20),
            new LocalActivityOptions
            {
                StartToCloseTimeout = TimeSpan.FromSeconds(30),
                CancellationType = (ActivityCancellationType)ctype,
                CancellationToken = cancellation.Token,
            });
        await Workflow.DelayAsync(500);
        cancellation.Cancel();
        return await Ends.OfAsync(activity);
    }
}

[Workflow("LocalActivityTimeoutTolerant")]
public sealed class LocalActivityTimeoutTolerantWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        try
        {
            await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.SleepAsync(20), Locals.OnceWithin(1));
            return "?";
        }
        catch (FailureException)
        {
            return "failed";
        }
    }
}

[Workflow("LocalActivityTimeout")]
public sealed class LocalActivityTimeoutWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync()
    {
        try
        {
            return new[] { "result", await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.SleepAsync(20), Locals.OnceWithin(1)) };
        }
        catch (ActivityFailureException e)
        {
            return Failures.Chain(e);
        }
    }
}

/// <summary>Options of local activities.</summary>
internal static class Locals
{
    public static readonly Dictionary<string, int> One = new(StringComparer.Ordinal) { ["k"] = 1 };

    public static LocalActivityOptions Within(double seconds) => new() { StartToCloseTimeout = TimeSpan.FromSeconds(seconds) };

    public static LocalActivityOptions OnceWithin(double seconds) => new()
    {
        StartToCloseTimeout = TimeSpan.FromSeconds(seconds),
        RetryPolicy = new RetryPolicy { MaximumAttempts = 1 },
    };
}
