using Google.Protobuf;
using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Reads a history from its end.</summary>
internal sealed class GetWorkflowExecutionHistoryReverse(HistoryEngine engine)
{
    public async ValueTask<GetWorkflowExecutionHistoryReverseResponse> GetWorkflowExecutionHistoryReverseAsync(
        GetWorkflowExecutionHistoryReverseRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.Execution);
        var token = HistoryTokens.Read(request.NextPageToken, run.RunId);
        var view = await HistoryView.TakeAsync(engine, token is null ? run : run with { RunId = token.RunId }, call.CancellationToken);
        var max = engine.Options.Limits.HistoryPageEventsMax;
        var batches = request.MaximumPageSize <= 0 || request.MaximumPageSize > max ? max : request.MaximumPageSize;
        var response = new GetWorkflowExecutionHistoryReverseResponse { History = new History() };
        var last = token?.PageEventId ?? view.EndEventId - 1;
        if (await HistoryPages.ReadReverseAsync(engine.Store, view.Run, last, batches, max, response.History, call.CancellationToken) is { } next)
        {
            response.NextPageToken = new HistoryPageToken { RunId = view.Run.RunId, PageEventId = next }.ToByteString();
        }

        return response;
    }
}
