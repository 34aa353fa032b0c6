using Temporalio.Converters;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("Updatable")]
public sealed class UpdatableWorkflow
{
    private int _total;
    private bool _isDone;

    [WorkflowRun]
    public async Task<int> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _isDone && Workflow.AllHandlersFinished);
        return _total;
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }

    [WorkflowUpdate("add")]
    public Task<int> AddAsync(int n)
    {
        _total += n;
        return Task.FromResult(_total);
    }

    [WorkflowUpdateValidator(nameof(AddAsync))]
    public void ValidateAdd(int n)
    {
        if (n < 0)
        {
            throw new ApplicationFailureException("negative not allowed", "Negative", details: ["detail"]);
        }
    }

    [WorkflowUpdate("add_slow")]
    public async Task<int> AddSlowAsync(int n)
    {
        var r = await Workflow.ExecuteActivityAsync<int>(
            "Echo", [n], new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        await Workflow.DelayAsync(500);
        _total += r;
        return _total;
    }

    [WorkflowUpdate("fail")]
    public Task<int> FailAsync(string why) => throw new ApplicationFailureException(why, "UpdateError", details: ["fail detail"]);
}

[Workflow("UpdateCompletesWorkflow")]
public sealed class UpdateCompletesWorkflow
{
    private string? _v;

    [WorkflowRun]
    public async Task<string?> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _v is not null);
        return _v;
    }

    [WorkflowUpdate("end_with")]
    public Task<string> EndWithAsync(string v)
    {
        _v = v;
        return Task.FromResult("ended with " + v);
    }

    [WorkflowUpdate("never", UnfinishedPolicy = HandlerUnfinishedPolicy.Abandon)]
    public Task NeverAsync() => Workflow.WaitConditionAsync(() => false);
}

[Workflow("BlockingValidator")]
public sealed class BlockingValidatorWorkflow
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

    [WorkflowUpdate("upd")]
    public Task<int> UpdateAsync(int v)
    {
        _items.Add(v);
        return Task.FromResult(v);
    }

    [WorkflowUpdateValidator(nameof(UpdateAsync))]
    public void ValidateUpdate(int v)
    {
        Gates.Pass(1.5);
        if (v < 0)
        {
            throw new ApplicationFailureException("rejected", "Rejected");
        }
    }
}

/// <summary>Takes every type, signal, query and update.</summary>
[Workflow(Dynamic = true)]
public sealed class DynamicWorkflow
{
    private readonly List<string> _log = [];
    private bool _isDone;

    [WorkflowRun]
    public async Task<List<string>> RunAsync(IRawValue[] args)
    {
        _log.Add($"workflow {Workflow.Info.WorkflowType} {args.Length}");
        await Workflow.WaitConditionAsync(() => _isDone);
        return _log;
    }

    [WorkflowSignal(Dynamic = true)]
    public Task SignalAsync(string name, IRawValue[] args)
    {
        _log.Add($"signal {name} {args.Length}");
        _isDone |= name == "finish";
        return Task.CompletedTask;
    }

    [WorkflowQuery(Dynamic = true)]
    public string Query(string name, IRawValue[] args) => $"query {name} {args.Length}";

    [WorkflowUpdate(Dynamic = true)]
    public Task<string> UpdateAsync(string name, IRawValue[] args)
    {
        _log.Add($"update {name} {args.Length}");
        return Task.FromResult("updated");
    }
}

[Workflow("ResetMe")]
public sealed class ResetMeWorkflow
{
    private readonly List<object?> _items = [];
    private bool _isDone;

    [WorkflowRun]
    public async Task<List<object?>> RunAsync()
    {
        var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) };
        _items.Add(await Workflow.ExecuteActivityAsync(() => ScenarioActivities.Echo("a"), options));
        _items.Add(await Workflow.ExecuteActivityAsync(() => ScenarioActivities.Echo("b"), options));
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

    [WorkflowUpdate("upd")]
    public Task<int> UpdateAsync(object? v)
    {
        _items.Add(v);
        return Task.FromResult(_items.Count);
    }
}
