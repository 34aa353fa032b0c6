using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Temporalio.Client;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>What all activity attempts of a worker share.</summary>
internal sealed class ActivityHost
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    public required ActivityRegistry Registry { get; init; }

    public required DataConverter DataConverter { get; init; }

    /// <summary>Gets the interceptors, outermost first.</summary>
    public IReadOnlyList<IWorkerInterceptor> Interceptors { get; init; } = [];

    /// <summary>Gets where activity code starts.</summary>
    public TaskFactory TaskFactory { get; init; } = Task.Factory;

    public required ILoggerFactory LoggerFactory { get; init; }

    public required Lazy<MetricMeter> MetricMeter { get; init; }

    /// <summary>Gets what finds the worker's client, for activities that want to call the service.</summary>
    public Func<ITemporalClient?> Client { get; init; } = static () => null;

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the token that tells activities that the worker stops.</summary>
    public CancellationToken WorkerShutdown { get; init; }

    /// <summary>Finds the logger of an activity type.</summary>
    /// <param name="activityType">The type.</param>
    /// <returns>The logger.</returns>
    public ILogger Logger(string activityType) =>
        _loggers.GetOrAdd(activityType, static (type, factory) => factory.CreateLogger($"Temporalio.Activity:{type}"), LoggerFactory);
}
