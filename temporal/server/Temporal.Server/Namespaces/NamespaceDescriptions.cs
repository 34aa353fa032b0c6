using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Core.Limits;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Namespace.V1;
using Temporalio.Api.Replication.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Namespaces;

/// <summary>Shows a namespace to clients: what is kept of it, and what this server can do in any namespace.</summary>
/// <param name="limits">The limits in force.</param>
/// <param name="endsPollsOnShutdown">Whether a worker's goodbye ends its polls.</param>
internal sealed class NamespaceDescriptions(ServerLimits limits, bool endsPollsOnShutdown)
{
    public const string ClusterName = Systems.ClusterIdentity.Name;

    public DescribeNamespaceResponse Describe(DescribeNamespaceResponse kept)
    {
        var response = kept.Clone();
        response.NamespaceInfo.SupportsSchedules = true;
        response.NamespaceInfo.Capabilities = new NamespaceInfo.Types.Capabilities
        {
            EagerWorkflowStart = true,
            SyncUpdate = true,
            AsyncUpdate = true,
            WorkerHeartbeats = true,
            ReportedProblemsSearchAttribute = true,
            WorkerPollCompleteOnShutdown = endsPollsOnShutdown,
            StandaloneActivities = true,
            PollerAutoscaling = true,
            StandaloneActivityStartDelay = true,
            StandaloneActivityBatchOperations = true,
            StandaloneActivityOperatorCommands = true,
        };
        response.NamespaceInfo.Limits = new NamespaceInfo.Types.Limits
        {
            BlobSizeLimitError = limits.BlobBytesMax,
            MemoSizeLimitError = limits.MemoBytesMax,
            WorkflowTaskCompletionSizeLimitError = limits.WorkflowTaskCompletionBytesMax,
        };
        return response;
    }

    /// <summary>Makes what is kept of a new namespace.</summary>
    public static DescribeNamespaceResponse New(string id, string name, TimeSpan retention) => new()
    {
        NamespaceInfo = new NamespaceInfo { Id = id, Name = name, State = NamespaceState.Registered },
        Config = new NamespaceConfig
        {
            WorkflowExecutionRetentionTtl = Duration.FromTimeSpan(retention),
            BadBinaries = new BadBinaries(),
            HistoryArchivalState = ArchivalState.Disabled,
            VisibilityArchivalState = ArchivalState.Disabled,
        },
        ReplicationConfig = new NamespaceReplicationConfig
        {
            ActiveClusterName = ClusterName,
            Clusters = { new ClusterReplicationConfig { ClusterName = ClusterName } },
            State = ReplicationState.Normal,
        },
    };
}
