using Temporal.Server.Core.Errors;
using Temporal.Server.Grpc;
using Temporalio.Api.ErrorDetails.V1;
using Temporalio.Api.OperatorService.V1;

namespace Temporal.Server.Frontend;

/// <summary>RemoveRemoteCluster: there is never one to remove.</summary>
internal sealed class RemoveRemoteCluster : IRpcHandler<RemoveRemoteClusterRequest, RemoveRemoteClusterResponse>
{
    public ValueTask<RemoveRemoteClusterResponse> HandleAsync(RemoveRemoteClusterRequest request, GrpcCall call)
        => throw new ServiceException(ServiceErrorKind.NotFound, "The cluster to be deleted cannot be found in clusters cache.", new NotFoundFailure());
}
