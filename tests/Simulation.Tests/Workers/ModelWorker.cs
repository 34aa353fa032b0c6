using Simulation.Tests.Clockwork;
using Simulation.Tests.Wires;

namespace Simulation.Tests.Workers;

/// <summary>A worker process that speaks the plain RPCs, so that the server is tested by something other than our SDK.</summary>
internal static class ModelWorker
{
    private const int NormalPollers = 2;
    private const int StickyPollers = 1;
    private const int ActivityPollers = 3;

    /// <summary>Starts a worker.</summary>
    public static SimulatedProcess Start(World world, SimulatedWire wire, Ledger ledger, string name)
    {
        var process = new SimulatedProcess(world, name);
        var site = new WorkerSite(world, wire, process, ledger);
        var workflows = new WorkflowWorker(site);
        var activities = new ActivityWorker(site);
        world.Note(name, "starts");
        Repeat(process, NormalPollers, () => workflows.PollAsync(isSticky: false));
        Repeat(process, StickyPollers, () => workflows.PollAsync(isSticky: true));
        Repeat(process, ActivityPollers, activities.PollAsync);
        return process;
    }

    private static void Repeat(SimulatedProcess process, int times, Func<Task> work)
    {
        for (var i = 0; i < times; i++)
        {
            process.Start(work);
        }
    }
}
