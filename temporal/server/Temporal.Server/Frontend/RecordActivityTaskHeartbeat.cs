using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes a sign of life of an activity, and tells whether it should go on.</summary>
internal sealed class RecordActivityTaskHeartbeat(HistoryEngine engine)
{
    public async ValueTask<RecordActivityTaskHeartbeatResponse> RecordActivityTaskHeartbeatAsync(RecordActivityTaskHeartbeatRequest request, GrpcCall call)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        Requests.CheckIdentity(request.Identity, engine.Options.Limits);
        var isCancelRequested = await ActivityReports.ByTokenAsync(
            engine,
            token,
            (decision, activity) => ActivityResults.Heartbeat(decision, activity, request.Details),
            call.CancellationToken);
        return new RecordActivityTaskHeartbeatResponse { CancelRequested = isCancelRequested };
    }
}
