using Simulation.Tests.Clients;
using Simulation.Tests.Programs;
using Simulation.Tests.Wires;

namespace Simulation.Tests;

/// <summary>What simulations play.</summary>
internal static class Scenarios
{
    private const int WorkflowsMax = 5;
    private const string Collector = "collector";

    // Has a step of each kind.
    private static readonly WorkProgram Everything = new(
    [
        new Step { Activity = new ActivityStep(ActivityKind.Works, 1) },
        new Step { SleepMs = 1500 },
        new Step
        {
            Fork =
            [
                new([new Step { Activity = new ActivityStep(ActivityKind.Doomed) }, new Step { Signal = Collector }]),
                new([new Step { SleepMs = 100 }, new Step { Race = new ActivityStep() }]),
                new([new Step { CancelActivityMs = 500 }, new Step { Activity = new ActivityStep(ActivityKind.Beats, 2) }]),
            ],
        },
        new Step { SignalsMin = 1 },
        new Step { Child = new(new([new Step { Activity = new ActivityStep() }, new Step { ContinueAsNew = true }])) },
        new Step { Child = new(new([], Ending.Cancels), ChildUse.Cancelled) },
        new Step { Child = new(new([new Step { SignalsMin = 1 }]), ChildUse.Signalled) },
        new Step { Child = new(new([], Ending.Cancels), ChildUse.LeftToCancel) },
        new Step { Child = new(new([], Ending.Waits), ChildUse.LeftToTerminate) },
        new Step { Child = new(new([new Step { FailedRuns = 1 }], Ending.Fails)) },
        new Step { ContinueAsNew = true },
        new Step { SignalsMin = 2 },
    ]);

    /// <summary>Prepares random programs under the faults of a seed.</summary>
    public static SimulationRun Random(int seed)
    {
        var random = new Random(seed);
        var run = new SimulationRun(seed, Faults.Draw(random));
        var generator = new ProgramGenerator(random, Collector);
        for (var i = random.Next(1, WorkflowsMax); i > 0; i--)
        {
            var signals = random.Next(3) == 0 ? random.Next(1, 4) : 0;
            run.Add(new ClientPlan($"workflow-{i}", generator.Next(signals), signals) { StartsBySignal = signals > 0 && random.Next(2) == 0 });
        }

        if (random.Next(4) == 0)
        {
            var program = new ProgramGenerator(random).Next(signals: 0);
            run.Add(new ClientPlan("terminated", program with { Ending = Ending.Waits }) { Terminates = true });
        }

        AddCollector(run, generator.SignalsSent);
        return run;
    }

    /// <summary>Prepares one workflow that does everything, without faults.</summary>
    public static SimulationRun OfEverything(int seed)
    {
        var run = new SimulationRun(seed, Faults.None);
        run.Add(new ClientPlan("everything", Everything, Signals: 2));
        AddCollector(run, signals: 1);
        return run;
    }

    private static void AddCollector(SimulationRun run, int signals)
    {
        if (signals > 0)
        {
            run.AddFirst(new ClientPlan(Collector, new WorkProgram([new Step { SignalsMin = signals }])));
        }
    }
}
