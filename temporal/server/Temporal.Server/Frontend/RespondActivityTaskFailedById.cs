using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes the failure of an activity from somebody who knows its id.</summary>
internal sealed class RespondActivityTaskFailedById(HistoryEngine engine)
{
    public async ValueTask<RespondActivityTaskFailedByIdResponse> RespondActivityTaskFailedByIdAsync(RespondActivityTaskFailedByIdRequest request, GrpcCall call)
    {
        ActivityResults.CheckFailure(request.Failure);
        var target = new ActivityTarget(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, request.Identity);
        await ActivityReports.ByIdAsync(
            engine,
            target,
            mayBeUnstarted: false,
            (decision, activity) =>
            {
                ActivityResults.Fail(decision, activity, request.Failure, request.LastHeartbeatDetails, request.Identity);
                return true;
            },
            call.CancellationToken);
        return new RespondActivityTaskFailedByIdResponse();
    }
}
