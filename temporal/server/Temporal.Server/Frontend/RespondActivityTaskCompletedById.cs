using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes the result of an activity from somebody who knows its id.</summary>
internal sealed class RespondActivityTaskCompletedById(HistoryEngine engine)
{
    public async ValueTask<RespondActivityTaskCompletedByIdResponse> RespondActivityTaskCompletedByIdAsync(RespondActivityTaskCompletedByIdRequest request, GrpcCall call)
    {
        var target = new ActivityTarget(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, request.Identity);
        await ActivityReports.ByIdAsync(
            engine,
            target,
            mayBeUnstarted: true,
            (decision, activity) =>
            {
                Activities.MakeUpStart(decision, activity, request.Identity);
                ActivityResults.Complete(decision, activity, request.Result, request.Identity);
                return true;
            },
            call.CancellationToken);
        return new RespondActivityTaskCompletedByIdResponse();
    }
}
