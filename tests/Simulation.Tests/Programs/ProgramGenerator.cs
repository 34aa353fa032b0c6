namespace Simulation.Tests.Programs;

/// <summary>Makes random programs.</summary>
internal static class ProgramGenerator
{
    private const int StepsMax = 5;
    private const int DepthMax = 2;

    /// <summary>Makes the program of a workflow that is sent a number of signals; its last step takes them all.</summary>
    public static WorkProgram Next(Random random, int signals)
    {
        var steps = Steps(random, depth: 0, signals, mayEndRun: true);
        if (signals > 0)
        {
            steps.Add(new Step { SignalsMin = signals });
        }
        else if (random.Next(5) == 0)
        {
            // A signal to a run that fails is not seen by the run that is tried instead, hence only without signals.
            steps.Insert(0, new Step { FailedRuns = random.Next(1, 3) });
        }

        if (random.Next(6) == 0 && !steps.Exists(s => s.ContinueAsNew || s.FailedRuns is not null))
        {
            steps.Add(new Step { AwaitCancel = true });
        }

        return new WorkProgram(steps);
    }

    private static List<Step> Steps(Random random, int depth, int signals, bool mayEndRun) =>
        [.. Enumerable.Range(0, random.Next(1, StepsMax + 1 - depth)).Select(_ => NextStep(random, depth, signals, mayEndRun))];

    private static Step NextStep(Random random, int depth, int signals, bool mayEndRun) => random.Next(12) switch
    {
        0 or 1 => new Step { Activity = NextActivity(random) },
        2 => new Step { Race = NextActivity(random) },
        3 or 4 => new Step { SleepMs = random.Next(1, 5000) },
        5 when signals > 0 => new Step { SignalsMin = random.Next(1, signals + 1) },
        6 or 7 when depth < DepthMax => new Step
        {
            // A branch runs beside others, so nothing in it may end the run.
            Fork = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => new WorkProgram(Steps(random, depth + 1, signals: 0, mayEndRun: false)))],
        },
        8 or 9 when depth < DepthMax => new Step { Child = new WorkProgram(Steps(random, depth + 1, signals: 0, mayEndRun: true)) },
        10 when mayEndRun => new Step { ContinueAsNew = true },
        _ => new Step { Activity = new ActivityStep(Failures: 0, IsDoomed: false) },
    };

    private static ActivityStep NextActivity(Random random) =>
        new(Failures: random.Next(4) == 0 ? random.Next(3) : 0, IsDoomed: random.Next(8) == 0);
}
