namespace Simulation.Tests.Programs;

/// <summary>The plain model: what a program comes to when nothing ever goes wrong, and how many runs it takes.</summary>
internal static class ProgramModel
{
    /// <summary>Computes the result of a program.</summary>
    public static int Result(WorkProgram program) => program.Steps.Aggregate(0, (v, step) => Values.Fold(v, ValueOf(step)));

    /// <summary>Counts the runs of a workflow, its children and theirs.</summary>
    public static int Runs(WorkProgram program) => 1 + program.Steps.Sum(ExtraRuns);

    private static int ExtraRuns(Step step) =>
        (step.Child is { } child ? Runs(child) : 0)
        + (step.ContinueAsNew ? 1 : 0)
        + (step.FailedRuns ?? 0)
        + (step.Fork?.Sum(branch => branch.Steps.Sum(ExtraRuns)) ?? 0);

    private static int ValueOf(Step step) => step switch
    {
        { Activity: { } activity } => ValueOf(activity),
        { Race: { } activity } => ValueOf(activity),
        { SleepMs: not null } => Values.Slept,
        { SignalsMin: not null } => Values.Signalled,
        { AwaitCancel: true } => Values.Cancelled,
        { Child: { } child } => Result(child),
        { Fork: { } branches } => branches.Aggregate(0, (v, branch) => Values.Fold(v, Result(branch))),
        { ContinueAsNew: true } => Values.Continued,
        { FailedRuns: not null } => Values.Retried,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int ValueOf(ActivityStep activity) => activity.IsDoomed ? Values.Failed : Values.OfActivity(activity);
}
