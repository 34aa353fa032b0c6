using System.Text.Json;
using System.Text.Json.Serialization;
using Temporalio.Common;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

/// <summary>Options of <see cref="RunActivityWorkflow"/>, in seconds.</summary>
public sealed record RunOptions
{
    [JsonPropertyName("schedule_to_close_timeout")]
    public double? ScheduleToCloseTimeout { get; init; }

    [JsonPropertyName("schedule_to_start_timeout")]
    public double? ScheduleToStartTimeout { get; init; }

    [JsonPropertyName("start_to_close_timeout")]
    public double? StartToCloseTimeout { get; init; }

    [JsonPropertyName("heartbeat_timeout")]
    public double? HeartbeatTimeout { get; init; }

    [JsonPropertyName("task_queue")]
    public string? TaskQueue { get; init; }

    [JsonPropertyName("activity_id")]
    public string? ActivityId { get; init; }

    [JsonPropertyName("priority")]
    public int? Priority { get; init; }

    [JsonPropertyName("retry")]
    public RunRetry? Retry { get; init; }
}

/// <summary>Retry policy of <see cref="RunActivityWorkflow"/>.</summary>
public sealed record RunRetry
{
    [JsonPropertyName("initial")]
    public double Initial { get; init; } = 1;

    [JsonPropertyName("backoff")]
    public float Backoff { get; init; } = 2;

    [JsonPropertyName("max_interval")]
    public double? MaxInterval { get; init; }

    [JsonPropertyName("max_attempts")]
    public int MaxAttempts { get; init; }

    [JsonPropertyName("non_retryable")]
    public string[]? NonRetryable { get; init; }
}

/// <summary>Runs one activity by name; returns its result or its failure.</summary>
[Workflow("RunActivity")]
public sealed class RunActivityWorkflow
{
    [WorkflowRun]
    public async Task<Dictionary<string, object?>> RunAsync(string name, JsonElement[] args, RunOptions opts)
    {
        try
        {
            var result = await Workflow.ExecuteActivityAsync<object?>(name, [.. args.Cast<object?>()], OptionsOf(opts));
            return new(StringComparer.Ordinal) { ["result"] = result };
        }
        catch (ActivityFailureException e)
        {
            return new(StringComparer.Ordinal) { ["failure"] = Failures.Chain(e) };
        }
    }

    private static ActivityOptions OptionsOf(RunOptions opts) => new()
    {
        ScheduleToCloseTimeout = Seconds(opts.ScheduleToCloseTimeout),
        ScheduleToStartTimeout = Seconds(opts.ScheduleToStartTimeout),
        StartToCloseTimeout = Seconds(opts.StartToCloseTimeout),
        HeartbeatTimeout = Seconds(opts.HeartbeatTimeout),
        TaskQueue = opts.TaskQueue,
        ActivityId = opts.ActivityId,
        Priority = opts.Priority is { } key ? new Priority(key) : null,
        RetryPolicy = opts.Retry is { } retry
            ? new RetryPolicy
            {
                InitialInterval = TimeSpan.FromSeconds(retry.Initial),
                BackoffCoefficient = retry.Backoff,
                MaximumInterval = Seconds(retry.MaxInterval),
                MaximumAttempts = retry.MaxAttempts,
                NonRetryableErrorTypes = retry.NonRetryable,
            }
            : null,
    };

    private static TimeSpan? Seconds(double? seconds) => seconds is { } s ? TimeSpan.FromSeconds(s) : null;
}

[Workflow("CancelActivity")]
public sealed class CancelActivityWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync(string name, int ctype, double stay)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var activity = Workflow.ExecuteActivityAsync<object?>(
            name,
            [],
            new ActivityOptions
            {
                StartToCloseTimeout = TimeSpan.FromSeconds(60),
                HeartbeatTimeout = TimeSpan.FromSeconds(1),
                CancellationType = (ActivityCancellationType)ctype,
                RetryPolicy = new RetryPolicy { MaximumAttempts = 1 },
                CancellationToken = cancellation.Token,
            });
        await Workflow.DelayAsync(800);
        cancellation.Cancel();
        var end = await Ends.OfAsync(activity);
        if (stay > 0)
        {
            await Workflow.DelayAsync(TimeSpan.FromSeconds(stay));
        }

        return end;
    }
}

[Workflow("CancelUnstarted")]
public sealed class CancelUnstartedWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync(int ctype)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var activity = Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo(1),
            new ActivityOptions
            {
                TaskQueue = "tq-nobody",
                StartToCloseTimeout = TimeSpan.FromSeconds(60),
                CancellationType = (ActivityCancellationType)ctype,
                CancellationToken = cancellation.Token,
            });
        await Workflow.DelayAsync(300);
        cancellation.Cancel();
        return await Ends.OfAsync(activity);
    }
}

[Workflow("CancelBeforeSent")]
public sealed class CancelBeforeSentWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var activity = Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo(1),
            new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(60), CancellationToken = cancellation.Token });
        cancellation.Cancel();
        return await Ends.OfAsync(activity);
    }
}

[Workflow("AsyncCancel")]
public sealed class AsyncCancelWorkflow
{
    [WorkflowRun]
    public async Task<object> RunAsync()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Workflow.CancellationToken);
        var activity = Workflow.ExecuteActivityAsync<object?>(
            "CompleteLater",
            [],
            new ActivityOptions
            {
                ActivityId = "later",
                StartToCloseTimeout = TimeSpan.FromSeconds(30),
                HeartbeatTimeout = TimeSpan.FromSeconds(20),
                CancellationType = ActivityCancellationType.WaitCancellationCompleted,
                CancellationToken = cancellation.Token,
            });
        await Workflow.DelayAsync(1_000);
        cancellation.Cancel();
        return await Ends.OfAsync(activity);
    }
}

[Workflow("FanOut")]
public sealed class FanOutWorkflow
{
    [WorkflowRun]
    public Task<object?[]> RunAsync(int n) => Workflow.WhenAllAsync(Enumerable.Range(0, n).Select(i => Workflow.ExecuteActivityAsync(
        () => ScenarioActivities.Echo(i), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(20) })));
}

[Workflow("Sequence")]
public sealed class SequenceWorkflow
{
    [WorkflowRun]
    public async Task<int> RunAsync(int n)
    {
        var total = 0;
        for (var i = 0; i < n; i++)
        {
            total = await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.Add(total, i), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        }

        return total;
    }
}

[Workflow("LongHistory")]
public sealed class LongHistoryWorkflow
{
    [WorkflowRun]
    public async Task<Dictionary<string, int?>> RunAsync(int n)
    {
        int? first = null;
        for (var i = 0; i < n; i++)
        {
            await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.Echo(i), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
            first ??= Workflow.ContinueAsNewSuggested ? Workflow.CurrentHistoryLength : null;
        }

        return new(StringComparer.Ordinal) { ["suggested_at_history_length"] = first };
    }
}

[Workflow("OneLongActivity")]
public sealed class OneLongActivityWorkflow
{
    [WorkflowRun]
    public async Task<object?> RunAsync()
    {
        try
        {
            return await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.WaitForCancelAsync(),
                new ActivityOptions
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(60),
                    HeartbeatTimeout = TimeSpan.FromSeconds(5),
                    RetryPolicy = new RetryPolicy { InitialInterval = TimeSpan.FromSeconds(0.5), MaximumAttempts = 1 },
                });
        }
        catch (ActivityFailureException e)
        {
            return Failures.Chain(e);
        }
    }
}

/// <summary>How something that was cancelled ended.</summary>
internal static class Ends
{
    public static async Task<object> OfAsync<T>(Task<T> task)
    {
        try
        {
            return new object?[] { "result", await task };
        }
        catch (FailureException e)
        {
            return Failures.Chain(e);
        }
        catch (OperationCanceledException)
        {
            return new[] { "cancelled error" };
        }
    }
}
