using Microsoft.Extensions.Logging;
using Temporalio.Common;
using Temporalio.Converters;
using Temporalio.Worker;
using Temporalio.Worker.Interceptors;
using Temporalio.Workflows;

namespace Temporalio.Core.Instances;

/// <summary>What all runs of a worker share.</summary>
internal sealed record WorkflowInstanceOptions
{
    public required string Namespace { get; init; }

    public required string TaskQueue { get; init; }

    public DataConverter DataConverter { get; init; } = DataConverter.Default;

    public IReadOnlyCollection<IWorkerInterceptor> Interceptors { get; init; } = [];

    public required ILoggerFactory LoggerFactory { get; init; }

    public MetricMeter? MetricMeter { get; init; }

    public string BuildId { get; init; } = string.Empty;

    public WorkerDeploymentVersion? DeploymentVersion { get; init; }

    public IReadOnlyCollection<Type> FailureExceptionTypes { get; init; } = [];

    public bool DisableEagerActivityExecution { get; init; }

    public WorkflowStackTrace StackTrace { get; init; }

    /// <summary>Asked, outside of replay, whether a new patch may be taken yet.</summary>
    public Func<WorkflowInfo, string, bool>? MayActivatePatch { get; init; }
}
