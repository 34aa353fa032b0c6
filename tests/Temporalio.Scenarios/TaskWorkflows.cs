using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("FailsTask")]
public sealed class FailsTaskWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(300);
        return Gates.TaskIsBroken ? throw new InvalidOperationException("bug in workflow code") : "fixed";
    }
}

[Workflow("NonDeterministic")]
public sealed class NonDeterministicWorkflow
{
    private bool _isDone;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(500);
        await Workflow.WaitConditionAsync(() => _isDone);
        return "end";
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }
}

/// <summary>Other code of the same name: it does not fit the history of the first.</summary>
[Workflow("NonDeterministic")]
public sealed class NonDeterministicOtherWorkflow
{
    [WorkflowRun]
    public Task<object?> RunAsync() => Workflow.ExecuteActivityAsync(
        () => ScenarioActivities.Echo(1), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
}

[Workflow("FailsOnAnyError", FailureExceptionTypes = [typeof(Exception)])]
public sealed class FailsOnAnyErrorWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync() => throw new FormatException("any error fails the workflow");
}

[Workflow("Patched")]
public sealed class PatchedBeforeWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(200);
        return "old";
    }
}

[Workflow("Patched")]
public sealed class PatchedWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        if (!Workflow.Patched("my-patch"))
        {
            await Workflow.DelayAsync(200);
            return "old";
        }

        await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo("patched"), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        return "new";
    }
}

[Workflow("Patched")]
public sealed class PatchedDeprecatedWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync() => DeprecatedPatch.RunAsync();
}

[Workflow("PatchedDeprecated")]
public sealed class PatchedDeprecatedByNameWorkflow
{
    [WorkflowRun]
    public Task<string> RunAsync() => DeprecatedPatch.RunAsync();
}

[Workflow("PatchTwice")]
public sealed class PatchTwiceWorkflow
{
    [WorkflowRun]
    public async Task<List<bool>> RunAsync()
    {
        var answers = new List<bool>();
        for (var i = 0; i < 2; i++)
        {
            answers.Add(Workflow.Patched("patch-a"));
            answers.Add(Workflow.Patched("patch-b"));
            await Workflow.DelayAsync(200);
        }

        answers.Add(Workflow.Patched("patch-c"));
        return answers;
    }
}

[Workflow("PatchMid")]
public sealed class PatchMidWorkflow
{
    private bool _isDone;

    [WorkflowRun]
    public async Task<bool[]> RunAsync()
    {
        var early = Workflow.Patched("early");
        await Workflow.WaitConditionAsync(() => _isDone);
        return [early, Workflow.Patched("late")];
    }

    [WorkflowSignal("finish")]
    public Task FinishAsync()
    {
        _isDone = true;
        return Task.CompletedTask;
    }
}

/// <summary>The code after a patch is everywhere.</summary>
internal static class DeprecatedPatch
{
    public static async Task<string> RunAsync()
    {
        Workflow.DeprecatePatch("my-patch");
        await Workflow.ExecuteActivityAsync(
            () => ScenarioActivities.Echo("patched"), new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10) });
        return "new";
    }
}
