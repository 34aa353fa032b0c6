using Google.Protobuf;
using Temporalio.Api.Common.V1;
using Temporalio.Core.Polling;
using Temporalio.Core.Replay;

namespace Temporalio.Worker.WorkflowTasks;

/// <summary>Fetches history from the service.</summary>
/// <param name="service">The service.</param>
/// <param name="workflowNamespace">The runs' namespace.</param>
internal sealed class ServiceHistoryPages(IWorkerService service, string workflowNamespace) : IHistoryPages
{
    public async Task<HistoryPage> FetchAsync(WorkflowExecution execution, ByteString pageToken, CancellationToken cancellationToken)
    {
        var response = await service.GetWorkflowExecutionHistoryAsync(
            new() { Namespace = workflowNamespace, Execution = execution, NextPageToken = pageToken },
            cancellationToken).ConfigureAwait(false);
        return new(response.History?.Events ?? [], response.NextPageToken);
    }
}
