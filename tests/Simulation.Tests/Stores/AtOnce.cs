using Simulation.Tests.Clockwork;

namespace Simulation.Tests.Stores;

/// <summary>Reads from a store in memory, which answers at once.</summary>
internal static class AtOnce
{
    /// <summary>Gets what was read.</summary>
    public static T Get<T>(ValueTask<T> read)
    {
        if (!read.IsCompletedSuccessfully)
        {
            throw new SimulationException("the store in memory does not answer at once");
        }

#pragma warning disable VSTHRD002 // It has completed: nothing is waited for.
        return read.Result;
#pragma warning restore VSTHRD002
    }
}
