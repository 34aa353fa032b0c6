using Microsoft.Extensions.Logging;
using Simulation.Tests.Clockwork;

namespace Simulation.Tests.Wires;

/// <summary>Ends the simulation when the server logs an exception as an error: then it met what it did not expect.</summary>
internal sealed class FailingLogger<T>(World world) : ILogger<T>
{
    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Error && exception is not null)
        {
            world.Fail(new SimulationException($"{formatter(state, exception)}: {exception}", exception));
        }
    }
}
