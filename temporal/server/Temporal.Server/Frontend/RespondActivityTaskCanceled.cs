using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Validation;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Takes the word that an activity ended because it was asked to.</summary>
internal sealed class RespondActivityTaskCanceled(HistoryEngine engine)
{
    public async ValueTask<RespondActivityTaskCanceledResponse> RespondActivityTaskCanceledAsync(RespondActivityTaskCanceledRequest request, GrpcCall call)
    {
        var token = TaskTokens.Read(request.TaskToken, request.Namespace, engine.Namespaces);
        Requests.CheckIdentity(request.Identity, engine.Options.Limits);
        await ActivityReports.ByTokenAsync(
            engine,
            token,
            (decision, activity) =>
            {
                Activities.Cancel(decision, activity, request.Details, request.Identity);
                return true;
            },
            call.CancellationToken);
        return new RespondActivityTaskCanceledResponse();
    }
}
