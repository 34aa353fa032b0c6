using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("Empty")]
public sealed class EmptyWorkflow
{
    [WorkflowRun]
    public Task RunAsync() => Task.CompletedTask;
}

/// <summary>Waits for the signal <c>finish</c> and returns its value.</summary>
[Workflow("Idle")]
public sealed class IdleWorkflow
{
    private int _signals;
    private bool _isDone;
    private object? _value;
    private object? _lastPing;

    [WorkflowRun]
    public async Task<object?> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _isDone);
        return _value;
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync(object? v)
    {
        _signals++;
        _value = v;
        _isDone = true;
        return Task.CompletedTask;
    }

    [WorkflowSignal("ping")]
    public Task PingAsync(object? v)
    {
        _signals++;
        _lastPing = v;
        return Task.CompletedTask;
    }

    [WorkflowQuery("state")]
    public int State() => _signals;

    [WorkflowQuery("last_ping")]
    public object? LastPing() => _lastPing;
}

[Workflow("ArgsAndResult")]
public sealed class ArgsAndResultWorkflow
{
    [WorkflowRun]
    public Task<Dictionary<string, object?>> RunAsync(
        string s, int n, double f, bool b, Dictionary<string, string> o, int[] lst, object? nul, byte[] raw)
        => Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["s"] = s,
            ["n"] = n,
            ["f"] = f,
            ["b"] = b,
            ["o"] = o,
            ["lst"] = lst,
            ["nul"] = nul,
            ["raw_len"] = raw.Length,
        });
}

[Workflow("FailsApplication")]
public sealed class FailsApplicationWorkflow
{
    [WorkflowRun]
    public Task RunAsync() => throw new ApplicationFailureException(
        "workflow failed", "MyError", nonRetryable: true, ["d1", new Dictionary<string, int>(StringComparer.Ordinal) { ["d"] = 2 }]);
}

[Workflow("FailsUntilAttempt")]
public sealed class FailsUntilAttemptWorkflow
{
    [WorkflowRun]
    public Task<int> RunAsync(int n)
    {
        var attempt = Workflow.Info.Attempt;
        return attempt < n ? throw new ApplicationFailureException($"attempt {attempt} fails", "Transient") : Task.FromResult(attempt);
    }
}

[Workflow("CronWorkflow")]
public sealed class CronWorkflow
{
    [WorkflowRun]
    public Task<int> RunAsync()
    {
        var last = Workflow.Info.LastResult?.FirstOrDefault();
        return Task.FromResult(last is null ? 1 : Workflow.PayloadConverter.ToValue<int>(last) + 1);
    }
}

[Workflow("CronFails")]
public sealed class CronFailsWorkflow
{
    [WorkflowRun]
    public Task<int> RunAsync() => Workflow.Info.LastFailure is null
        ? throw new ApplicationFailureException("cron run fails", "CronError", nonRetryable: true)
        : Task.FromResult(7);
}

[Workflow("UpsertAll")]
public sealed class UpsertAllWorkflow
{
    private static readonly SearchAttributeKey<string> Keyword = SearchAttributeKey.CreateKeyword("CustomKeyword");
    private static readonly SearchAttributeKey<long> Number = SearchAttributeKey.CreateLong("CustomInt");
    private static readonly SearchAttributeKey<IReadOnlyCollection<string>> Words = SearchAttributeKey.CreateKeywordList("CustomList");

    [WorkflowRun]
    public async Task<Dictionary<string, object>> RunAsync()
    {
        Workflow.UpsertTypedSearchAttributes(Keyword.ValueSet("first"), Number.ValueSet(1), Words.ValueSet(["x", "y"]));
        await Workflow.DelayAsync(200);
        Workflow.UpsertTypedSearchAttributes(Keyword.ValueUnset(), Number.ValueSet(2));
        Workflow.UpsertMemo(MemoUpdate.ValueSet("a", 1), MemoUpdate.ValueSet("b", "two"));
        await Workflow.DelayAsync(200);
        Workflow.UpsertMemo(MemoUpdate.ValueUnset("a"), MemoUpdate.ValueSet("c", new[] { 3 }));
        return new(StringComparer.Ordinal)
        {
            ["memo"] = Workflow.Memo.ToDictionary(
                m => m.Key, m => Workflow.PayloadConverter.ToValue<object>(m.Value), StringComparer.Ordinal),
            ["sa"] = Workflow.TypedSearchAttributes.Select(k => k.Name).Order(StringComparer.Ordinal).ToArray(),
        };
    }
}

[Workflow("RandomUuidNow")]
public sealed class RandomUuidNowWorkflow
{
    [WorkflowRun]
    public async Task<Dictionary<string, object>> RunAsync()
    {
        var seen = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["now"] = Workflow.UtcNow,
            ["random"] = Workflow.Random.Next(1_000_000_000),
            ["uuid"] = Workflow.NewGuid(),
        };
        await Workflow.DelayAsync(300);
        seen["now2"] = Workflow.UtcNow;
        seen["uuid2"] = Workflow.NewGuid();
        return seen;
    }
}

[Workflow("InfoDump")]
public sealed class InfoDumpWorkflow
{
    [WorkflowRun]
    public Task<Dictionary<string, object?>> RunAsync()
    {
        var i = Workflow.Info;
        return Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["attempt"] = i.Attempt,
            ["cron_schedule"] = i.CronSchedule,
            ["namespace"] = i.Namespace,
            ["task_queue"] = i.TaskQueue,
            ["workflow_type"] = i.WorkflowType,
            ["workflow_id"] = i.WorkflowId,
            ["run_timeout"] = i.RunTimeout,
            ["task_timeout"] = i.TaskTimeout,
            ["execution_timeout"] = i.ExecutionTimeout,
            ["history_length"] = Workflow.CurrentHistoryLength,
            ["history_size"] = Workflow.CurrentHistorySize,
            ["suggested"] = Workflow.ContinueAsNewSuggested,
            ["build_id"] = Workflow.CurrentBuildId,
            ["parent"] = i.Parent?.WorkflowId,
            ["root"] = i.Root?.WorkflowId,
            ["continued_run_id"] = i.ContinuedRunId,
            ["first_is_run"] = i.FirstExecutionRunId == i.RunId,
        });
    }
}

[Workflow("ScheduledAction")]
public sealed class ScheduledActionWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync(string what, double seconds)
    {
        if (what == "fail")
        {
            throw new ApplicationFailureException("scheduled failure", "SchedError", nonRetryable: true);
        }

        if (seconds > 0)
        {
            await Workflow.DelayAsync(TimeSpan.FromSeconds(seconds));
        }

        return what;
    }
}
