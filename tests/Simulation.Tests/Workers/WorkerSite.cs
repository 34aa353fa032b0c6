using Simulation.Tests.Clockwork;
using Simulation.Tests.Wires;

namespace Simulation.Tests.Workers;

/// <summary>What the parts of one worker process share.</summary>
internal sealed record WorkerSite(World World, SimulatedWire Wire, SimulatedProcess Process, Ledger Ledger)
{
    /// <summary>Gets the worker's name.</summary>
    public string Identity => Process.Name;

    /// <summary>Gets the worker's way to the server.</summary>
    public Caller Caller { get; } = new(World, Wire, Process);

    /// <summary>Goes on, or crashes.</summary>
    public async Task MishapAsync()
    {
        if (World.Chance(Wire.Faults.WorkerCrash))
        {
            World.Note(Identity, "crashes");
            Process.Kill();
        }

        // A killed process never comes back from here.
        await Task.Yield();
    }
}
