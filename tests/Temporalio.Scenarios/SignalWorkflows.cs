using System.Text.Json;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

/// <summary>Collects the values of <c>add</c> until <c>finish</c>.</summary>
[Workflow("SignalCollect")]
public sealed class SignalCollectWorkflow
{
    private readonly List<object?> _items = [];
    private bool _isDone;

    [WorkflowRun]
    public async Task<List<object?>> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _isDone);
        return _items;
    }

    [WorkflowSignal("add")]
    public Task AddAsync(object? v)
    {
        _items.Add(v);
        return Task.CompletedTask;
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }

    [WorkflowQuery("items_now")]
    public List<object?> ItemsNow() => _items;
}

[Workflow("LateHandler")]
public sealed class LateHandlerWorkflow
{
    [WorkflowRun]
    public async Task<List<JsonElement>> RunAsync()
    {
        var got = new List<JsonElement>();
        await Workflow.DelayAsync(700);
        Workflow.Signals["late"] = WorkflowSignalDefinition.CreateWithoutAttribute("late", (JsonElement v) =>
        {
            got.Add(v);
            return Task.CompletedTask;
        });
        await Workflow.WaitConditionAsync(() => got.Count >= 2);
        return got;
    }
}

/// <summary>Its first task blocks, so that signals come while it runs.</summary>
[Workflow("SlowTask")]
public sealed class SlowTaskWorkflow
{
    private readonly List<object?> _items = [];

    [WorkflowRun]
    public Task<List<object?>> RunAsync()
    {
        Gates.Pass(1.5);
        return Task.FromResult(_items);
    }

    [WorkflowSignal("add")]
    public Task AddAsync(object? v)
    {
        _items.Add(v);
        return Task.CompletedTask;
    }
}

[Workflow("AsyncSignalHandler")]
public sealed class AsyncSignalHandlerWorkflow
{
    private readonly List<string> _log = [];
    private bool _isDone;

    [WorkflowRun]
    public async Task<List<string>> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _isDone && Workflow.AllHandlersFinished);
        return _log;
    }

    [WorkflowSignal("act")]
    public async Task ActAsync(object? v)
    {
        _log.Add($"start {v}");
        var r = await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo(v), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        _log.Add($"end {r}");
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }
}

[Workflow("Queryable")]
public sealed class QueryableWorkflow
{
    private string _stage = "new";
    private bool _mayGo;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        _stage = "waiting";
        await Workflow.WaitConditionAsync(() => _mayGo);
        _stage = "done";
        return "end";
    }

    [WorkflowSignal("proceed")]
    public Task ProceedAsync()
    {
        _mayGo = true;
        return Task.CompletedTask;
    }

    [WorkflowQuery("stage_now", Description = "returns the stage")]
    public string StageNow() => _stage;

    [WorkflowQuery("add")]
    public int Add(int a, int b) => a + b;

    [WorkflowQuery("boom")]
    public string Boom() => throw new ApplicationFailureException("query failed", "QueryError", details: ["d"]);
}

[Workflow("BufferedFirstTask")]
public sealed class BufferedFirstTaskWorkflow
{
    private readonly List<object?> _items = [];

    [WorkflowRun]
    public async Task<object?[]> RunAsync()
    {
        Gates.Pass(1.5);
        var activity = Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo("a"), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        await Workflow.WhenAllAsync(activity, Workflow.DelayAsync(1_000));
        return [_items, await activity];
    }

    [WorkflowSignal("add")]
    public Task AddAsync(object? v)
    {
        _items.Add(v);
        return Task.CompletedTask;
    }
}

[Workflow("BufferedMix")]
public sealed class BufferedMixWorkflow
{
    private readonly List<string> _log = [];
    private bool _isDone;

    [WorkflowRun]
    public async Task<List<string>> RunAsync()
    {
        await Workflow.WhenAllAsync(ActivityAsync(), TimerAsync(), Workflow.WaitConditionAsync(() => _isDone));
        return _log;
    }

    [WorkflowSignal("block")]
    public Task BlockAsync()
    {
        Gates.Pass(1.8);
        _log.Add("block");
        return Task.CompletedTask;
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _log.Add("finish");
        _isDone = true;
        return Task.CompletedTask;
    }

    private async Task TimerAsync()
    {
        await Workflow.DelayAsync(1_000);
        _log.Add("timer");
    }

    private async Task ActivityAsync()
    {
        await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.SleepAsync(0.6), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        _log.Add("activity");
    }
}
