using Temporal.Server.Grpc;
using Temporal.Server.Systems;
using Temporalio.Api.OperatorService.V1;

namespace Temporal.Server.Frontend;

/// <summary>ListClusters: this server, alone.</summary>
internal sealed class ListClusters(ClusterIdentity cluster, Func<string> address) : IRpcHandler<ListClustersRequest, ListClustersResponse>
{
    public ValueTask<ListClustersResponse> HandleAsync(ListClustersRequest request, GrpcCall call) => new(new ListClustersResponse
    {
        Clusters =
        {
            new ClusterMetadata
            {
                ClusterName = ClusterIdentity.Name,
                ClusterId = cluster.Id,
                Address = address(),
                HttpAddress = address(),
                InitialFailoverVersion = ClusterIdentity.InitialFailoverVersion,
                HistoryShardCount = ClusterIdentity.ShardCount,
                IsConnectionEnabled = true,
            },
        },
    });
}
