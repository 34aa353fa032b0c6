using Temporalio.Common;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("VersionedPinned", VersioningBehavior = VersioningBehavior.Pinned)]
public sealed class VersionedPinnedWorkflow
{
    private bool _isDone;

    [WorkflowRun]
    public async Task<object?> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _isDone);
        return await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo("v"), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
    }

    [WorkflowSignal("ping")]
    public Task PingAsync() => Task.CompletedTask;

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }
}

[Workflow("VersionedAuto", VersioningBehavior = VersioningBehavior.AutoUpgrade)]
public sealed class VersionedAutoWorkflow
{
    private bool _isDone;

    [WorkflowRun]
    public async Task<object?> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _isDone);
        return await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo("v"), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
    }

    [WorkflowSignal("ping")]
    public Task PingAsync() => Task.CompletedTask;

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }
}

[Workflow("PinnedContinues", VersioningBehavior = VersioningBehavior.Pinned)]
public sealed class PinnedContinuesWorkflow
{
    private string? _how;

    [WorkflowRun]
    public async Task<string> RunAsync(int n)
    {
        if (n == 0)
        {
            return "end on " + Workflow.CurrentBuildId;
        }

        await Workflow.WaitConditionAsync(() => _how is not null);
        throw Workflow.CreateContinueAsNewException(
            (PinnedContinuesWorkflow wf) => wf.RunAsync(n - 1),
            new ContinueAsNewOptions
            {
                InitialVersioningBehavior = _how == "upgrade" ? InitialVersioningBehavior.AutoUpgrade : null,
            });
    }

    [WorkflowSignal("proceed")]
    public Task ProceedAsync(string how)
    {
        _how = how;
        return Task.CompletedTask;
    }
}

[Workflow("PinnedParent", VersioningBehavior = VersioningBehavior.Pinned)]
public sealed class PinnedParentWorkflow
{
    private bool _mayGo;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.WaitConditionAsync(() => _mayGo);
        return await Workflow.ExecuteChildWorkflowAsync(
            (PinnedChildWorkflow wf) => wf.RunAsync(), new ChildWorkflowOptions { Id = "wf-versioning-can-child-child" });
    }

    [WorkflowSignal("proceed")]
    public Task ProceedAsync()
    {
        _mayGo = true;
        return Task.CompletedTask;
    }
}

[Workflow("PinnedChild", VersioningBehavior = VersioningBehavior.Pinned)]
public sealed class PinnedChildWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync() => Task.FromResult("child on " + Workflow.CurrentBuildId);
}
