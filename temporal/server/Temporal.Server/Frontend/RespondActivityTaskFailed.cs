using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes the failure of an attempt of an activity.</summary>
internal sealed class RespondActivityTaskFailed(HistoryEngine engine)
{
    public async ValueTask<RespondActivityTaskFailedResponse> RespondActivityTaskFailedAsync(RespondActivityTaskFailedRequest request, GrpcCall call)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        Requests.CheckIdentity(request.Identity, engine.Options.Limits);
        ActivityResults.CheckFailure(request.Failure);
        await ActivityReports.ByTokenAsync(
            engine,
            token,
            (decision, activity) =>
            {
                ActivityResults.Fail(decision, activity, request.Failure, request.LastHeartbeatDetails, request.Identity);
                return true;
            },
            call.CancellationToken);
        return new RespondActivityTaskFailedResponse();
    }
}
