namespace Simulation.Tests.Programs;

/// <summary>Makes random programs.</summary>
internal sealed class ProgramGenerator(Random random, string? collector = null)
{
    private const int StepsMax = 5;
    private const int DepthMax = 2;

    /// <summary>Gets the number of signals that the programs made so far send to the collector.</summary>
    public int SignalsSent { get; private set; }

    /// <summary>Makes the program of a workflow that is sent a number of signals; its last step takes them all.</summary>
    public WorkProgram Next(int signals)
    {
        var steps = Steps(depth: 0, signals, mayEndRun: true);
        var ending = random.Next(12) switch { 0 => Ending.Fails, 1 => Ending.Cancels, _ => Ending.Completes };
        if (signals > 0)
        {
            steps.Add(new Step { SignalsMin = signals });
        }
        else if (ending != Ending.Cancels && random.Next(5) == 0)
        {
            // What is told to a run that fails is not seen by the run that is tried instead, hence only without signals.
            steps.Insert(0, new Step { FailedRuns = random.Next(1, 3) });
        }
        else if (random.Next(6) == 0)
        {
            steps.Insert(random.Next(steps.Count + 1), new Step { AwaitCancel = true });
        }

        return new WorkProgram(steps, ending);
    }

    private List<Step> Steps(int depth, int signals, bool mayEndRun) =>
        [.. Enumerable.Range(0, random.Next(1, StepsMax + 1 - depth)).Select(_ => NextStep(depth, signals, mayEndRun))];

    private Step NextStep(int depth, int signals, bool mayEndRun) => random.Next(14) switch
    {
        0 or 1 => new Step { Activity = NextActivity() },
        2 => new Step { Race = NextActivity() },
        3 or 4 => new Step { SleepMs = random.Next(1, 5000) },
        5 when signals > 0 => new Step { SignalsMin = random.Next(1, signals + 1) },
        6 or 7 when depth < DepthMax => new Step
        {
            // A branch runs beside others, so nothing in it may end the run.
            Fork = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => new WorkProgram(Steps(depth + 1, signals: 0, mayEndRun: false)))],
        },
        8 or 9 or 10 when depth < DepthMax => new Step { Child = NextChild(depth + 1) },
        11 when mayEndRun => new Step { ContinueAsNew = true },
        12 => new Step { CancelActivityMs = random.Next(1, 4000) },
        13 when collector is not null => NextSignal(collector),
        _ => new Step { Activity = new ActivityStep() },
    };

    private Step NextSignal(string target)
    {
        SignalsSent++;
        return new Step { Signal = target };
    }

    private ChildStep NextChild(int depth)
    {
        switch (random.Next(10))
        {
            case 0:
                return new ChildStep(new WorkProgram(Steps(depth, 0, mayEndRun: true), Ending.Cancels), ChildUse.Cancelled);
            case 1:
                return new ChildStep(new WorkProgram([new Step { AwaitCancel = true }, .. Steps(depth, 0, mayEndRun: true)]), ChildUse.Cancelled);
            case 2:
                return new ChildStep(new WorkProgram([.. Steps(depth, 1, mayEndRun: true), new Step { SignalsMin = 1 }]), ChildUse.Signalled);
            case 3:
                return new ChildStep(new WorkProgram([], Ending.Waits), ChildUse.TimedOut);
            case 4:
                // It is ended in its midst, so it has no children of its own whose number would be open.
                return new ChildStep(new WorkProgram([new Step { Activity = NextActivity() }], Ending.Waits), ChildUse.LeftToTerminate);
            case 5:
                return new ChildStep(new WorkProgram(Steps(depth, 0, mayEndRun: true), Ending.Cancels), ChildUse.LeftToCancel);
            case 6:
                return new ChildStep(new WorkProgram(Steps(depth, 0, mayEndRun: true)), ChildUse.Abandoned);
            case 7:
                return new ChildStep(new WorkProgram([new Step { FailedRuns = 1 }, .. Steps(depth, 0, mayEndRun: true)], Ending.Fails));
            default:
                return new ChildStep(new WorkProgram(Steps(depth, 0, mayEndRun: true)));
        }
    }

    private ActivityStep NextActivity() => random.Next(10) switch
    {
        0 => new ActivityStep(ActivityKind.Doomed),
        1 => new ActivityStep(ActivityKind.Hangs, random.Next(1, 3)),
        2 or 3 => new ActivityStep(ActivityKind.Beats, random.Next(1, 6)),
        4 => new ActivityStep(ActivityKind.Once),
        5 => new ActivityStep(ActivityKind.Expires),
        6 => new ActivityStep(ActivityKind.Works, random.Next(1, 3)),
        _ => new ActivityStep(),
    };
}
