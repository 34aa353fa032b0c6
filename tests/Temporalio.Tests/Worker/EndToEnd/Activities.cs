using System.Collections.Concurrent;
using Temporalio.Activities;
using Temporalio.Exceptions;

namespace Temporalio.Tests.Worker.EndToEnd;

/// <summary>Activities that tell the test, by workflow id, what happens to them.</summary>
public sealed class Activities
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> WaitingOf = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<ActivityCancelReason>> ReasonOf = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, TaskCompletionSource<byte[]>> TokenOf = new(StringComparer.Ordinal);

    private static ActivityExecutionContext Context => ActivityExecutionContext.Current;

    private static string WorkflowId => Context.Info.WorkflowId!;

    public static TaskCompletionSource Waiting(string workflowId) =>
        WaitingOf.GetOrAdd(workflowId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    public static TaskCompletionSource<ActivityCancelReason> Reasons(string workflowId) =>
        ReasonOf.GetOrAdd(workflowId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    public static TaskCompletionSource<byte[]> Tokens(string workflowId) =>
        TokenOf.GetOrAdd(workflowId, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    [Activity]
    public static async Task<string> ResumeAsync()
    {
        var info = Context.Info;
        if (info.Attempt < 3)
        {
            Context.Heartbeat(info.Attempt);
            throw new ApplicationFailureException("not yet");
        }

        return $"attempt {info.Attempt} resumed at {await info.HeartbeatDetailAtAsync<int>(0)}";
    }

    [Activity]
    public static async Task<string> WaitAsync()
    {
        Waiting(WorkflowId).TrySetResult();
        try
        {
            await BeatUntilCancelledAsync();
            return "not cancelled";
        }
        catch (OperationCanceledException)
        {
            Reasons(WorkflowId).TrySetResult(Context.CancelReason);
            throw;
        }
    }

    [Activity]
    public static async Task<string> WaitOnceAsync()
    {
        if (Context.Info.Attempt > 1)
        {
            return $"attempt {Context.Info.Attempt}";
        }

        Waiting(WorkflowId).TrySetResult();
        await BeatUntilCancelledAsync();
        return "not cancelled";
    }

    [Activity]
    public static async Task<string> HangAsync()
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Context.CancellationToken);
        return "not cancelled";
    }

    [Activity]
    public static string Later()
    {
        Tokens(WorkflowId).TrySetResult(Context.Info.TaskToken);
        throw new CompleteAsyncException();
    }

    [Activity]
    public static string Flaky() => Context.Info.Attempt < 3
        ? throw new ApplicationFailureException("not yet")
        : $"attempt {Context.Info.Attempt}";

    [Activity]
    public static async Task<string> SlowAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(1.5), TimeProvider.System, Context.CancellationToken);
        return "slow";
    }

    private static async Task BeatUntilCancelledAsync()
    {
        while (true)
        {
            Context.Heartbeat();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Context.CancellationToken);
        }
    }
}
