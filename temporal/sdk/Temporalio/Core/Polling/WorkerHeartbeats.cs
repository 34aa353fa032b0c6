using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf.WellKnownTypes;
using Temporalio.Api.Deployment.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Worker.V1;
using OSArchitecture = Temporalio.Api.Worker.V1.EnvironmentInfo.Types.Architecture;

namespace Temporalio.Core.Polling;

/// <summary>Describes a worker's state to the service.</summary>
/// <param name="identity">Who the worker is.</param>
/// <param name="sources">Where the numbers come from.</param>
/// <param name="load">The machine's load.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class WorkerHeartbeats(
    WorkerIdentity identity,
    WorkerHeartbeatSources sources,
    IResourceLoad load,
    TimeProvider timeProvider)
{
    private static readonly EnvironmentInfo Environs = DescribeEnvironment();

    private readonly Timestamp _started = Timestamp.FromDateTimeOffset(timeProvider.GetUtcNow());
    private readonly Dictionary<SlotPool, (int Processed, int Failed)> _before = [];
    private DateTimeOffset? _last;

    /// <summary>Makes the message. One caller at a time.</summary>
    /// <param name="status">The worker's status.</param>
    /// <returns>The message.</returns>
    public WorkerHeartbeat Make(WorkerStatus status)
    {
        var now = timeProvider.GetUtcNow();
        var message = new WorkerHeartbeat
        {
            WorkerInstanceKey = identity.InstanceKey,
            WorkerIdentity = identity.Identity,
            HostInfo = new()
            {
                HostName = Environment.MachineName,
                ProcessId = Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
                WorkerGroupingKey = identity.GroupingKey,
                CurrentHostCpuUsage = (float)load.CpuUsage,
                CurrentHostMemUsage = (float)load.MemoryUsage,
            },
            TaskQueue = identity.TaskQueue,
            DeploymentVersion = DeploymentVersion(),
            SdkName = SdkIdentity.Name,
            SdkVersion = SdkIdentity.Version,
            Status = status,
            StartTime = _started,
            HeartbeatTime = Timestamp.FromDateTimeOffset(now),
            ElapsedSinceLastHeartbeat = _last is { } last ? Duration.FromTimeSpan(now - last) : null,
            WorkflowTaskSlotsInfo = Slots(sources.WorkflowSlots),
            ActivityTaskSlotsInfo = Slots(sources.ActivitySlots),
            NexusTaskSlotsInfo = Slots(null),
            LocalActivitySlotsInfo = Slots(sources.LocalActivitySlots),
            WorkflowPollerInfo = sources.WorkflowPollers(),
            WorkflowStickyPollerInfo = sources.StickyPollers(),
            ActivityPollerInfo = sources.ActivityPollers(),
            NexusPollerInfo = new(),
            CurrentStickyCacheSize = sources.CachedRuns(),
            Environment = Environs,
        };
        message.Plugins.Add(sources.Plugins.Select(name => new PluginInfo { Name = name }));
        _last = now;
        return message;
    }

    private static EnvironmentInfo DescribeEnvironment()
    {
        var architecture = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? OSArchitecture.Amd64
            : RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? OSArchitecture.Arm64
            : OSArchitecture.Unspecified;
        var version = Environment.OSVersion.Version.ToString();
        return new()
        {
            Runtimes =
            {
                new EnvironmentInfo.Types.Runtime
                {
                    Type = EnvironmentInfo.Types.Runtime.Types.RuntimeType.DotnetCore,
                    Version = Environment.Version.ToString(),
                },
            },
            Platform = OperatingSystem.IsWindows() ? new() { Windows = new() { Version = version, Architecture = architecture } }
                : OperatingSystem.IsMacOS() ? new() { Macos = new() { Version = version, Architecture = architecture } }
                : new() { Linux = new() { Version = version, Architecture = architecture } },
        };
    }

    private WorkerDeploymentVersion DeploymentVersion() => new()
    {
        DeploymentName = identity.Deployment?.DeploymentName ?? string.Empty,
        BuildId = identity.Deployment?.BuildId ?? identity.BuildId,
    };

    private WorkerSlotsInfo Slots(SlotPool? pool)
    {
        if (pool == null)
        {
            return new() { SlotSupplierKind = "Fixed" };
        }

        var (processed, failed) = (pool.Processed, pool.Failed);
        var before = _before.GetValueOrDefault(pool);
        _before[pool] = (processed, failed);
        return new()
        {
            CurrentAvailableSlots = pool.Available ?? 0,
            CurrentUsedSlots = pool.Used,
            SlotSupplierKind = pool.Kind,
            TotalProcessedTasks = processed,
            TotalFailedTasks = failed,
            LastIntervalProcessedTasks = processed - before.Processed,
            LastIntervalFailureTasks = failed - before.Failed,
        };
    }
}
