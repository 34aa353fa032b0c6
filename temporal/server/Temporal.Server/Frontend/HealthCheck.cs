using Grpc.Health.V1;
using Temporal.Server.Core.Errors;
using Temporal.Server.Grpc;

namespace Temporal.Server.Frontend;

/// <summary>grpc.health.v1.Health/Check: whether the server serves, for load balancers and the command line.</summary>
internal sealed class HealthCheck : IRpcHandler<HealthCheckRequest, HealthCheckResponse>
{
    public ValueTask<HealthCheckResponse> HandleAsync(HealthCheckRequest request, GrpcCall call)
        => request.Service is "" or ServiceNames.Workflow or ServiceNames.Operator
            ? new(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving })
            : throw new ServiceException(ServiceErrorKind.NotFound, "unknown service");
}
