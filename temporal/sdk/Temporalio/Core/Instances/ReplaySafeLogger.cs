using Microsoft.Extensions.Logging;

namespace Temporalio.Core.Instances;

/// <summary>A logger that says nothing while its run is replayed, and puts the run into every line.</summary>
internal sealed class ReplaySafeLogger(ILogger inner, WorkflowInstance instance) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => inner.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => !instance.Machines.IsReplaying && inner.IsEnabled(logLevel);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        using var run = inner.BeginScope(instance.Info.CreateLoggerScope());
        using var update = instance.Handlers.CurrentUpdate is { } current ? inner.BeginScope(current.CreateLoggerScope()) : null;
        inner.Log(logLevel, eventId, state, exception, formatter);
    }
}
