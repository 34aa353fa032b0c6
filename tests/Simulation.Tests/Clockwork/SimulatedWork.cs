using Temporal.Server.Histories;

namespace Simulation.Tests.Clockwork;

/// <summary>The server's background work, in the server's simulated process.</summary>
internal sealed class SimulatedWork(SimulatedProcess process) : IBackgroundWork
{
    /// <inheritdoc/>
    public void Post(Func<Task> work) => process.Start(work);
}
