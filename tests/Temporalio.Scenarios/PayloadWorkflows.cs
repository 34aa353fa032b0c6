using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Common.V1;
using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("CodecWorkflow")]
public sealed class CodecWorkflow
{
    private object? _v;

    [WorkflowRun]
    public async Task<Dictionary<string, object?>> RunAsync(string a)
    {
        var r = await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo(a),
            new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10), Summary = "secret summary" });
        var local = await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo("local"), Locals.Within(10));
        Workflow.UpsertMemo(MemoUpdate.ValueSet("k", "secret memo"));
        var error = string.Empty;
        try
        {
            await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.FailWith("Secret", true), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        }
        catch (ActivityFailureException e)
        {
            error = e.InnerException?.Message ?? string.Empty;
        }

        await Workflow.WaitConditionAsync(() => _v is not null);
        return new(StringComparer.Ordinal) { ["activity"] = r, ["local"] = local, ["signal"] = _v, ["error"] = error };
    }

    [WorkflowSignal("sig")]
    public Task SignalAsync(object v)
    {
        _v = v;
        return Task.CompletedTask;
    }

    [WorkflowUpdate("upd")]
    public Task<string> UpdateAsync(string v) => Task.FromResult("upd " + v);

    [WorkflowQuery("q")]
    public string Query() => "query answer";
}

[Workflow("ProtoPayloads")]
public sealed class ProtoPayloadsWorkflow
{
    [WorkflowRun]
    public async Task<WorkflowExecution> RunAsync(WorkflowExecution e)
    {
        var options = new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) };
        await Workflow.ExecuteActivityAsync("Echo", [new byte[] { 1, 2, 255 }], options);
        await Workflow.ExecuteActivityAsync("Echo", [null], options);
        await Workflow.ExecuteActivityAsync("Echo", [Duration.FromTimeSpan(TimeSpan.FromSeconds(3))], options);
        return new WorkflowExecution { WorkflowId = e.WorkflowId + "-out", RunId = e.RunId };
    }
}

[Workflow("NestedWorkflowFailure")]
public sealed class NestedWorkflowFailureWorkflow
{
    [WorkflowRun]
    public async Task RunAsync()
    {
        try
        {
            await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.NestedFailure(), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        }
        catch (ActivityFailureException e)
        {
            throw new ApplicationFailureException(
                "wrapped by workflow", e, "Wrapper", details: [new[] { 1, 2 }], nextRetryDelay: TimeSpan.FromSeconds(5));
        }
    }
}

[Workflow("ActivityErrorLeaks")]
public sealed class ActivityErrorLeaksWorkflow
{
    [WorkflowRun]
    public Task RunAsync() => Workflow.ExecuteActivityAsync(
        () => ScenarioActivities.FailWith("T", true), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
}

/// <summary>The steps of the recording with event groups, which this SDK does not write.</summary>
[Workflow("EventGroups")]
public sealed class EventGroupsWorkflow
{
    private static readonly ActivityOptions Options = new() { StartToCloseTimeout = TimeSpan.FromSeconds(10) };
    private bool _isDone;

    [WorkflowRun]
    public async Task RunAsync()
    {
        await Workflow.DelayAsync(200);
        await Workflow.ExecuteActivityAsync(() => ScenarioActivities.Echo(1), Options);
        await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo(2), Locals.Within(10));
        await Workflow.WaitConditionAsync(() => _isDone);
    }

    [WorkflowSignal("sig")]
    public async Task SignalAsync()
    {
        await Workflow.ExecuteActivityAsync(() => ScenarioActivities.Echo("in signal"), Options);
        _isDone = true;
    }

    [WorkflowUpdate("upd")]
    public Task UpdateAsync() => Workflow.ExecuteActivityAsync("Echo", ["in update"], Options);
}

[Workflow("Headers")]
public sealed class HeadersWorkflow
{
    private bool _isDone;

    [WorkflowRun]
    public async Task<string> RunAsync(int n)
    {
        if (n == 0)
        {
            return "end";
        }

        await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo(1), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        await Workflow.ExecuteLocalActivityAsync(() => ScenarioActivities.Echo(2), Locals.Within(10));
        await Workflow.ExecuteChildWorkflowAsync(
            (EmptyWorkflow wf) => wf.RunAsync(), new ChildWorkflowOptions { Id = "wf-headers-child" });
        await Workflow.WaitConditionAsync(() => _isDone);
        throw Workflow.CreateContinueAsNewException((HeadersWorkflow wf) => wf.RunAsync(n - 1));
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }
}
