using Temporalio.Exceptions;
using Temporalio.Workflows;

namespace Temporalio.Scenarios;

[Workflow("CancelUnhandled")]
public sealed class CancelUnhandledWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(100_000);
        return "never";
    }
}

[Workflow("CancelHandled")]
public sealed class CancelHandledWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        try
        {
            await Workflow.DelayAsync(100_000);
            return "never";
        }
        catch (OperationCanceledException)
        {
            return "handled";
        }
    }
}

[Workflow("CancelCleanup")]
public sealed class CancelCleanupWorkflow
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        try
        {
            return await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.WaitForCancelAsync(),
                new ActivityOptions
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(60),
                    HeartbeatTimeout = TimeSpan.FromSeconds(1),
                    CancellationType = ActivityCancellationType.WaitCancellationCompleted,
                });
        }
        catch (ActivityFailureException)
        {
            await Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.Echo("cleanup"),
                new ActivityOptions { StartToCloseTimeout = TimeSpan.FromSeconds(10), CancellationToken = CancellationToken.None });
            throw;
        }
    }
}

/// <summary>Cancels a timer, an activity and a child, in that order.</summary>
[Workflow("CancelTree")]
public sealed class CancelTreeWorkflow
{
    private readonly List<string> _seen = [];

    [WorkflowRun]
    public async Task<string[]> RunAsync()
    {
        using var timer = new CancellationTokenSource();
        using var activity = new CancellationTokenSource();
        using var child = new CancellationTokenSource();
        using var all = Workflow.CancellationToken.Register(() =>
        {
            timer.Cancel();
            activity.Cancel();
            child.Cancel();
        });
        Task[] parts =
        [
            NoteAsync("timer", Workflow.DelayAsync(TimeSpan.FromSeconds(100), timer.Token)),
            NoteAsync("activity", Workflow.ExecuteActivityAsync(
                () => ScenarioActivities.WaitForCancelAsync(),
                new ActivityOptions
                {
                    StartToCloseTimeout = TimeSpan.FromSeconds(60),
                    HeartbeatTimeout = TimeSpan.FromSeconds(1),
                    CancellationType = ActivityCancellationType.TryCancel,
                    CancellationToken = activity.Token,
                })),
            NoteAsync("child", Workflow.ExecuteChildWorkflowAsync(
                (CancellableChildWorkflow wf) => wf.RunAsync(),
                new ChildWorkflowOptions { Id = "wf-cancel-tree-child", CancellationToken = child.Token })),
        ];

        // The first part that is cancelled ends the wait; the child takes longer.
        await Workflow.WhenAnyAsync(parts);
        await Workflow.DelayAsync(TimeSpan.FromSeconds(1.5), CancellationToken.None);
        return [.. _seen.Order(StringComparer.Ordinal)];
    }

    private async Task NoteAsync(string part, Task task)
    {
        try
        {
            await task;
        }
        catch (Exception e) when (TemporalException.IsCanceledException(e))
        {
            _seen.Add(part);
        }
    }
}
