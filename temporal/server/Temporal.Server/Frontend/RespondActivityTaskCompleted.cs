using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes the result of an activity.</summary>
internal sealed class RespondActivityTaskCompleted(HistoryEngine engine)
{
    public async ValueTask<RespondActivityTaskCompletedResponse> RespondActivityTaskCompletedAsync(RespondActivityTaskCompletedRequest request, GrpcCall call)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        Requests.CheckIdentity(request.Identity, engine.Options.Limits);
        await ActivityReports.ByTokenAsync(
            engine,
            token,
            (decision, activity) =>
            {
                ActivityResults.Complete(decision, activity, request.Result, request.Identity);
                return true;
            },
            call.CancellationToken);
        return new RespondActivityTaskCompletedResponse();
    }
}
