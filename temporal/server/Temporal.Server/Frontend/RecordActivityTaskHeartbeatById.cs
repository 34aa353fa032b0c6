using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes a sign of life of an activity from somebody who knows its id.</summary>
internal sealed class RecordActivityTaskHeartbeatById(HistoryEngine engine)
{
    public async ValueTask<RecordActivityTaskHeartbeatByIdResponse> RecordActivityTaskHeartbeatByIdAsync(RecordActivityTaskHeartbeatByIdRequest request, GrpcCall call)
    {
        var target = new ActivityTarget(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, request.Identity);
        var isCancelRequested = await ActivityReports.ByIdAsync(
            engine,
            target,
            mayBeUnstarted: false,
            (decision, activity) => ActivityResults.Heartbeat(decision, activity, request.Details),
            call.CancellationToken);
        return new RecordActivityTaskHeartbeatByIdResponse { CancelRequested = isCancelRequested };
    }
}
