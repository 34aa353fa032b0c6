using Temporal.Server.Grpc;
using Temporal.Server.Systems;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>GetClusterInfo: versions and names; the Web UI decides by the version what it shows.</summary>
internal sealed class GetClusterInfo(ClusterIdentity cluster) : IRpcHandler<GetClusterInfoRequest, GetClusterInfoResponse>
{
    public ValueTask<GetClusterInfoResponse> HandleAsync(GetClusterInfoRequest request, GrpcCall call)
    {
        var response = new GetClusterInfoResponse
        {
            ServerVersion = ServerVersion.Text,
            ClusterId = cluster.Id,
            ClusterName = ClusterIdentity.Name,
            HistoryShardCount = ClusterIdentity.ShardCount,
            PersistenceStore = cluster.StoreName,
            VisibilityStore = cluster.StoreName,
            InitialFailoverVersion = ClusterIdentity.InitialFailoverVersion,
            FailoverVersionIncrement = ClusterIdentity.FailoverVersionIncrement,
        };
        foreach (var (client, versions) in ServerVersion.SupportedClients)
        {
            response.SupportedClients.Add(client, versions);
        }

        return new(response);
    }
}
