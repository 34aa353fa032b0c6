using Google.Protobuf;
using Temporal.Server.Core.Executions;
using Temporal.Server.Grpc;
using Temporal.Server.Histories;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Api.WorkflowService.V1;

namespace Temporal.Server.Frontend;

/// <summary>Reads a history, page by page, or waits for more of it.</summary>
/// <remarks>
/// The first call returns what there is. Waiting begins with a token that says what was returned; a wait that ends without news gives
/// the same token back. With the close-event filter only the last event of a closed run counts.
/// </remarks>
internal sealed class GetWorkflowExecutionHistory(HistoryEngine engine)
{
    private static readonly HashSet<string> ClientsWithoutUnwritten = new(StringComparer.Ordinal) { "temporal-cli", "temporal-ui" };

    public async ValueTask<GetWorkflowExecutionHistoryResponse> GetWorkflowExecutionHistoryAsync(
        GetWorkflowExecutionHistoryRequest request, GrpcCall call)
    {
        var run = engine.Namespaces.RunOf(request.Namespace, request.Execution);
        var token = HistoryTokens.Read(request.NextPageToken, run.RunId);
        run = token is null ? run : run with { RunId = token.RunId };
        var view = await HistoryView.TakeAsync(engine, run, call.CancellationToken);
        return request.HistoryEventFilterType == HistoryEventFilterType.CloseEvent
            ? await ReadCloseAsync(request, view, call)
            : await ReadAllAsync(request, token, view, call);
    }

    private async ValueTask<GetWorkflowExecutionHistoryResponse> ReadCloseAsync(
        GetWorkflowExecutionHistoryRequest request, HistoryView view, GrpcCall call)
    {
        var response = new GetWorkflowExecutionHistoryResponse { History = new History() };
        if (request.WaitNewEvent)
        {
            view = await HistoryWaits.UntilAsync(engine, view, now => !now.IsRunning, call);
        }

        if (!view.IsRunning)
        {
            var last = await HistoryReader.ReadOneAsync(engine, view.Run, view.EndEventId - 1, call.CancellationToken);
            response.History.Events.Add(last);
        }
        else if (request.WaitNewEvent)
        {
            response.NextPageToken = Token(view, view.EndEventId, pageEventId: 0);
        }

        return response;
    }

    private async ValueTask<GetWorkflowExecutionHistoryResponse> ReadAllAsync(
        GetWorkflowExecutionHistoryRequest request, HistoryPageToken? token, HistoryView view, GrpcCall call)
    {
        var first = token?.FirstEventId ?? 1;
        var end = token is null || token is { PageEventId: > 0, WithUnwritten: false } ? view.EndEventId : token.EndEventId;
        var page = token is { PageEventId: > 0 } ? token.PageEventId : first;
        var isRunning = token?.IsRunning ?? view.IsRunning;
        if (token is { PageEventId: 0, IsRunning: true } && request.WaitNewEvent)
        {
            view = await HistoryWaits.UntilAsync(engine, view, now => now.EndEventId > end || !now.IsRunning, call);
            (first, page, end, isRunning) = (end, end, view.EndEventId, view.IsRunning);
        }

        var response = new GetWorkflowExecutionHistoryResponse { History = new History() };
        var next = await HistoryPages.ReadAsync(engine.Store, view.Run, page, end, PageSize(request.MaximumPageSize), response.History, call.CancellationToken);
        if (next is { } rest)
        {
            response.NextPageToken = new HistoryPageToken
            {
                RunId = view.Run.RunId,
                FirstEventId = first,
                EndEventId = end,
                PageEventId = rest,
                IsRunning = isRunning,
                WithUnwritten = token?.WithUnwritten ?? false,
            }.ToByteString();
            return response;
        }

        AddUnwritten(request, token, view, end, call, response.History);
        if (request.WaitNewEvent && isRunning)
        {
            response.NextPageToken = Token(view, first == end ? first : end, pageEventId: 0, first);
        }

        return response;
    }

    private static void AddUnwritten(
        GetWorkflowExecutionHistoryRequest request, HistoryPageToken? token, HistoryView view, long end, GrpcCall call, History history)
    {
        var isForWorker = token is { WithUnwritten: true };
        var isWanted = isForWorker || (!request.WaitNewEvent && !ClientsWithoutUnwritten.Contains(call.Header("client-name") ?? string.Empty));
        if (isWanted && end == view.EndEventId)
        {
            history.Events.AddRange(view.Unwritten);
        }
    }

    private int PageSize(int asked)
    {
        var max = engine.Options.Limits.HistoryPageEventsMax;
        return asked <= 0 || asked > max ? max : asked;
    }

    private static ByteString Token(HistoryView view, long end, long pageEventId, long first = 1) => new HistoryPageToken
    {
        RunId = view.Run.RunId,
        FirstEventId = first,
        EndEventId = end,
        PageEventId = pageEventId,
        IsRunning = view.IsRunning,
    }.ToByteString();
}
