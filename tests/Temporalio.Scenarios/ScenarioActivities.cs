using System.Text.Json.Serialization;
using Temporalio.Activities;
using Temporalio.Api.Enums.V1;
using Temporalio.Converters;
using Temporalio.Exceptions;

namespace Temporalio.Scenarios;

/// <summary>The activities that the scenarios share.</summary>
public static class ScenarioActivities
{
    [Activity("Echo")]
    public static object? Echo(object? x) => x;

    [Activity("Add")]
    public static int Add(int a, int b) => a + b;

    [Activity("NoResult")]
    public static void NoResult()
    {
    }

    [Activity("FailUntil")]
    public static int FailUntil(int n)
    {
        var attempt = ActivityExecutionContext.Current.Info.Attempt;
        return attempt <= n ? throw new ApplicationFailureException($"attempt {attempt} fails", "Transient") : attempt;
    }

    [Activity("FailWith")]
    public static void FailWith(string type, bool nonRetryable)
        => throw new ApplicationFailureException("told to fail", type, nonRetryable, ["detail-1", 2]);

    [Activity("RaiseValueError")]
    public static void RaiseValueError() => throw new FormatException("plain exception");

    [Activity("Sleep")]
    public static async Task<string> SleepAsync(double seconds)
    {
        await PauseAsync(seconds).ConfigureAwait(false);
        return "slept";
    }

    [Activity("HeartbeatThenHang")]
    public static async Task<string> HeartbeatThenHangAsync()
    {
        ActivityExecutionContext.Current.Heartbeat("step", 1);
        await PauseAsync(0.3).ConfigureAwait(false);
        ActivityExecutionContext.Current.Heartbeat("step", 2);
        await PauseAsync(30).ConfigureAwait(false);
        return "never";
    }

    [Activity("HeartbeatResume")]
    public static async Task<object?[]> HeartbeatResumeAsync()
    {
        var context = ActivityExecutionContext.Current;
        if (context.Info.Attempt == 1)
        {
            context.Heartbeat("progress", 7);
            await PauseAsync(0.2).ConfigureAwait(false);
            throw new ApplicationFailureException("first attempt fails", "Transient");
        }

        return [.. context.Info.HeartbeatDetails.Select(p => context.PayloadConverter.ToValue<object?>(p))];
    }

    [Activity("WaitForCancel")]
    public static Task<string> WaitForCancelAsync() => UntilCancelledAsync(() => throw new OperationCanceledException());

    [Activity("IgnoreCancel")]
    public static Task<string> IgnoreCancelAsync() => UntilCancelledAsync(() => "finished anyway");

    [Activity("FailOnCancel")]
    public static Task<string> FailOnCancelAsync()
        => UntilCancelledAsync(() => throw new ApplicationFailureException("cleanup failed", "CleanupFailed", nonRetryable: true));

    [Activity("NextDelay")]
    public static int NextDelay()
    {
        var attempt = ActivityExecutionContext.Current.Info.Attempt;
        return attempt == 1
            ? throw new ApplicationFailureException("retry later", "Later", nextRetryDelay: TimeSpan.FromSeconds(1.5))
            : attempt;
    }

    [Activity("Benign")]
    public static void Benign()
        => throw new ApplicationFailureException("benign problem", "Benign", nonRetryable: true, category: ApplicationErrorCategory.Benign);

    [Activity("NestedFailure")]
    public static void NestedFailure()
    {
        var root = new InvalidOperationException("root cause");
        var middle = new ApplicationFailureException(
            "middle", root, "Middle", details: [new Dictionary<string, string>(StringComparer.Ordinal) { ["k"] = "v" }]);
        throw new ApplicationFailureException("outer", middle, "Outer", nonRetryable: true);
    }

    [Activity("AttemptInfo")]
    public static AttemptDescription AttemptInfo()
    {
        var info = ActivityExecutionContext.Current.Info;
        return new AttemptDescription(info.ActivityId, info.ActivityType, info.Attempt, info.TaskQueue, info.WorkflowType, info.IsLocal);
    }

    [Activity(Dynamic = true)]
    public static string Any(IRawValue[] args) => $"dynamic {ActivityExecutionContext.Current.Info.ActivityType} with {args.Length} args";

    private static async Task<string> UntilCancelledAsync(Func<string> end)
    {
        var context = ActivityExecutionContext.Current;
        while (!context.CancellationToken.IsCancellationRequested)
        {
            context.Heartbeat("alive");
            try
            {
                await PauseAsync(0.2).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return end();
    }

    private static Task PauseAsync(double seconds)
        => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System, ActivityExecutionContext.Current.CancellationToken);
}

/// <summary>What <c>AttemptInfo</c> returns.</summary>
public sealed record AttemptDescription(
    [property: JsonPropertyName("activity_id")] string ActivityId,
    [property: JsonPropertyName("activity_type")] string ActivityType,
    [property: JsonPropertyName("attempt")] int Attempt,
    [property: JsonPropertyName("task_queue")] string TaskQueue,
    [property: JsonPropertyName("workflow_type")] string? WorkflowType,
    [property: JsonPropertyName("is_local")] bool IsLocal);
