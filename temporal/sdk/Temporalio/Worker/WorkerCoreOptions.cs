using Temporalio.Client;
using Temporalio.Converters;
using Temporalio.Core.Polling;
using Temporalio.Core.Replay;
using Temporalio.Worker.Interceptors;

namespace Temporalio.Worker;

/// <summary>What a <see cref="WorkerCore"/> is made of: the public options with everything that comes from the client.</summary>
internal sealed record WorkerCoreOptions
{
    public required TemporalWorkerOptions Worker { get; init; }

    public required WorkerIdentity Identity { get; init; }

    public required IWorkerService Service { get; init; }

    public required DataConverter DataConverter { get; init; }

    /// <summary>Gets the interceptors of client and worker, outermost first.</summary>
    public IReadOnlyList<IWorkerInterceptor> Interceptors { get; init; } = [];

    public IReadOnlyList<string> PluginNames { get; init; } = [];

    public required Microsoft.Extensions.Logging.ILoggerFactory LoggerFactory { get; init; }

    public required Lazy<Temporalio.Common.MetricMeter> MetricMeter { get; init; }

    /// <summary>Gets what finds the worker's client, for activities that want to call the service.</summary>
    public Func<ITemporalClient?> Client { get; init; } = static () => null;

    /// <summary>Gets how often the service hears of the worker; null turns it off.</summary>
    public TimeSpan? HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets what makes the executor of workflows; tests put another.</summary>
    public Func<WorkerCoreOptions, IHistoryPages, ILocalActivityRunner, IWorkflowExecutor> CreateExecutor { get; init; } = WorkflowExecutors.Create;

    public TimeProvider TimeProvider => Worker.TimeProvider;
}
