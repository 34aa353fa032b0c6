using Temporalio.Api.Enums.V1;

namespace Simulation.Tests.Programs;

/// <summary>The plain model: what programs come to when nothing ever goes wrong, and which workflows with how many runs there will be.</summary>
internal sealed class ProgramModel
{
    private readonly Dictionary<string, Expectation> _workflows = new(StringComparer.Ordinal);

    /// <summary>Gets what is expected of each workflow, by id.</summary>
    public IReadOnlyDictionary<string, Expectation> Workflows => _workflows;

    /// <summary>Computes the value of all steps of a program.</summary>
    public static int ValueOf(WorkProgram program) => program.Steps.Aggregate(0, (value, step) => Values.Fold(value, ValueOf(step)));

    /// <summary>Adds a workflow and its children.</summary>
    public void Add(string workflowId, WorkProgram program)
    {
        var runs = 1 + program.Steps.Sum(step => (step.ContinueAsNew ? 1 : 0) + (step.FailedRuns ?? 0));
        var status = StatusOf(program);
        var expected = new Expectation(status, status == WorkflowExecutionStatus.Completed ? ValueOf(program) : null, runs);
        AddChildren(workflowId, program, string.Empty);
        _workflows.Add(workflowId, expected);
    }

    /// <summary>A workflow that somebody ends in its midst: what its children come to is open, but they do close.</summary>
    public void AddTerminated(string workflowId, WorkProgram program)
    {
        Add(workflowId, program);
        foreach (var id in _workflows.Keys.Where(id => id.StartsWith(workflowId + "/", StringComparison.Ordinal)).ToList())
        {
            _workflows[id] = _workflows[id] with { IsOpen = true };
        }

        _workflows[workflowId] = new Expectation(WorkflowExecutionStatus.Terminated, Result: null, Runs: _workflows[workflowId].Runs) { MayHaveFewerRuns = true };
    }

    private void AddChildren(string workflowId, WorkProgram program, string prefix)
    {
        for (var i = 0; i < program.Steps.Count; i++)
        {
            var step = program.Steps[i];
            if (step.Child is { } child)
            {
                AddChild($"{workflowId}/{prefix}{i}", child);
            }

            for (var branch = 0; branch < step.Fork?.Count; branch++)
            {
                AddChildren(workflowId, step.Fork[branch], $"{prefix}{i}.{branch}.");
            }
        }
    }

    private void AddChild(string id, ChildStep child)
    {
        Add(id, child.Program);
        var status = StatusOf(child);
        if (status != StatusOf(child.Program))
        {
            _workflows[id] = new Expectation(status, Result: null, _workflows[id].Runs);
        }
    }

    private static WorkflowExecutionStatus StatusOf(ChildStep child) => child.Use switch
    {
        ChildUse.TimedOut => WorkflowExecutionStatus.TimedOut,
        ChildUse.LeftToTerminate => WorkflowExecutionStatus.Terminated,
        _ => StatusOf(child.Program),
    };

    private static WorkflowExecutionStatus StatusOf(WorkProgram program) => program.Ending switch
    {
        Ending.Completes => WorkflowExecutionStatus.Completed,
        Ending.Fails => WorkflowExecutionStatus.Failed,
        Ending.Cancels => WorkflowExecutionStatus.Canceled,
        Ending.Waits => WorkflowExecutionStatus.Terminated,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int ValueOf(Step step) => step switch
    {
        { Activity: { } activity } => ValueOf(activity),
        { Race: { } activity } => ValueOf(activity),
        { CancelActivityMs: not null } => Values.Open,
        { SleepMs: not null } => Values.Slept,
        { SignalsMin: not null } => Values.Signalled,
        { AwaitCancel: true } => Values.Cancelled,
        { Child: { } child } => ValueOf(child),
        { Fork: { } branches } => branches.Aggregate(0, (v, branch) => Values.Fold(v, ValueOf(branch))),
        { ContinueAsNew: true } => Values.Continued,
        { FailedRuns: not null } => Values.Retried,
        { Signal: not null } => Values.Sent,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int ValueOf(ChildStep child) => child switch
    {
        { Use: ChildUse.LeftToTerminate or ChildUse.LeftToCancel or ChildUse.Abandoned } => Values.Left,
        _ when StatusOf(child) == WorkflowExecutionStatus.Completed => ValueOf(child.Program),
        _ => Values.OfClosed(StatusOf(child)),
    };

    private static int ValueOf(ActivityStep activity) => activity.Kind switch
    {
        ActivityKind.Works or ActivityKind.Hangs or ActivityKind.Beats => Values.OfActivity(activity),
        ActivityKind.Doomed => Values.Failed,
        ActivityKind.Once or ActivityKind.Expires => Values.Open,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What a workflow must come to.</summary>
/// <param name="Status">The status of its last run.</param>
/// <param name="Result">The result, when it completes.</param>
/// <param name="Runs">The number of its runs.</param>
internal sealed record Expectation(WorkflowExecutionStatus Status, int? Result, int Runs)
{
    /// <summary>Gets a value indicating whether the workflow may also close in another way, or never have begun.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Gets a value indicating whether it may have been ended before all its runs.</summary>
    public bool MayHaveFewerRuns { get; init; }
}
