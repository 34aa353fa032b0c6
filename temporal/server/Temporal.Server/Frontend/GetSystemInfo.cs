using Temporal.Server.Grpc;
using Temporal.Server.Systems;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>GetSystemInfo: the first call of every SDK; what is false here is not used by it.</summary>
internal sealed class GetSystemInfo : IRpcHandler<GetSystemInfoRequest, GetSystemInfoResponse>
{
    public ValueTask<GetSystemInfoResponse> HandleAsync(GetSystemInfoRequest request, GrpcCall call) => new(new GetSystemInfoResponse
    {
        ServerVersion = ServerVersion.Text,
        Capabilities = new GetSystemInfoResponse.Types.Capabilities
        {
            SignalAndQueryHeader = true,
            InternalErrorDifferentiation = true,
            ActivityFailureIncludeHeartbeat = true,
            SupportsSchedules = true,
            EncodedFailureAttributes = true,
            BuildIdBasedVersioning = true,
            UpsertMemo = true,
            EagerWorkflowStart = true,
            SdkMetadata = true,
            CountGroupByExecutionStatus = true,
            Nexus = true,
            ServerScaledDeployments = true,
        },
    });
}
