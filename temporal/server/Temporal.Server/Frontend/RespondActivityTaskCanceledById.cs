using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes the word that an activity was canceled from somebody who knows its id.</summary>
internal sealed class RespondActivityTaskCanceledById(HistoryEngine engine)
{
    public async ValueTask<RespondActivityTaskCanceledByIdResponse> RespondActivityTaskCanceledByIdAsync(RespondActivityTaskCanceledByIdRequest request, GrpcCall call)
    {
        var target = new ActivityTarget(request.Namespace, request.WorkflowId, request.RunId, request.ActivityId, request.Identity);
        await ActivityReports.ByIdAsync(
            engine,
            target,
            mayBeUnstarted: false,
            (decision, activity) =>
            {
                Activities.Cancel(decision, activity, request.Details, request.Identity);
                return true;
            },
            call.CancellationToken);
        return new RespondActivityTaskCanceledByIdResponse();
    }
}
