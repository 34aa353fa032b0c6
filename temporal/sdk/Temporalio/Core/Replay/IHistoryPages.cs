using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Api.History.V1;

namespace Temporalio.Core.Replay;

/// <summary>Where a run's missing history comes from: the service for a worker, nothing for a replayer.</summary>
internal interface IHistoryPages
{
    /// <summary>Fetches one page. An empty token asks for the first page, from event 1.</summary>
    /// <param name="execution">The run.</param>
    /// <param name="pageToken">The token of the task or of the page before.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    Task<HistoryPage> FetchAsync(WorkflowExecution execution, ByteString pageToken, CancellationToken cancellationToken);
}

/// <summary>A page of history; an empty token says that it is the last.</summary>
internal sealed record HistoryPage(IReadOnlyList<HistoryEvent> Events, ByteString NextPageToken);
