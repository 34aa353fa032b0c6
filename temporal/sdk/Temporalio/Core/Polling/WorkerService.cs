using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client;

namespace Temporalio.Core.Polling;

/// <summary>The worker's calls over a client's connection, which may be replaced while the worker runs.</summary>
/// <param name="service">The service of the connection.</param>
internal sealed class WorkerService(WorkflowService service) : IWorkerService
{
    /// <summary>The deadline of a poll: a little more than the time that services hold one.</summary>
    public static readonly TimeSpan PollTimeout = TimeSpan.FromSeconds(70);

    /// <summary>The deadline of every other call, retries included.</summary>
    public static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    // Shared by all calls that nobody cancels: options are not changed by a call.
    private static readonly RpcOptions Uncancelled = new() { Retry = true, Timeout = CallTimeout };

    private volatile WorkflowService _service = service;

    /// <summary>Uses another connection from the next call on.</summary>
    /// <param name="other">The service of that connection.</param>
    public void Replace(WorkflowService other) => _service = other;

    public Task<DescribeNamespaceResponse> DescribeNamespaceAsync(DescribeNamespaceRequest request, CancellationToken cancellationToken) =>
        _service.DescribeNamespaceAsync(request, Call(cancellationToken));

    public Task<PollWorkflowTaskQueueResponse> PollWorkflowTaskQueueAsync(PollWorkflowTaskQueueRequest request, CancellationToken cancellationToken) =>
        _service.PollWorkflowTaskQueueAsync(request, Poll(cancellationToken));

    public Task<RespondWorkflowTaskCompletedResponse> RespondWorkflowTaskCompletedAsync(RespondWorkflowTaskCompletedRequest request, CancellationToken cancellationToken) =>
        _service.RespondWorkflowTaskCompletedAsync(request, Call(cancellationToken));

    public Task RespondWorkflowTaskFailedAsync(RespondWorkflowTaskFailedRequest request, CancellationToken cancellationToken) =>
        _service.RespondWorkflowTaskFailedAsync(request, Call(cancellationToken));

    public Task RespondQueryTaskCompletedAsync(RespondQueryTaskCompletedRequest request, CancellationToken cancellationToken) =>
        _service.RespondQueryTaskCompletedAsync(request, Call(cancellationToken));

    public Task<GetWorkflowExecutionHistoryResponse> GetWorkflowExecutionHistoryAsync(GetWorkflowExecutionHistoryRequest request, CancellationToken cancellationToken) =>
        _service.GetWorkflowExecutionHistoryAsync(request, Call(cancellationToken));

    public Task<PollActivityTaskQueueResponse> PollActivityTaskQueueAsync(PollActivityTaskQueueRequest request, CancellationToken cancellationToken) =>
        _service.PollActivityTaskQueueAsync(request, Poll(cancellationToken));

    public Task RespondActivityTaskCompletedAsync(RespondActivityTaskCompletedRequest request, CancellationToken cancellationToken) =>
        _service.RespondActivityTaskCompletedAsync(request, Call(cancellationToken));

    public Task RespondActivityTaskFailedAsync(RespondActivityTaskFailedRequest request, CancellationToken cancellationToken) =>
        _service.RespondActivityTaskFailedAsync(request, Call(cancellationToken));

    public Task RespondActivityTaskCanceledAsync(RespondActivityTaskCanceledRequest request, CancellationToken cancellationToken) =>
        _service.RespondActivityTaskCanceledAsync(request, Call(cancellationToken));

    public Task<RecordActivityTaskHeartbeatResponse> RecordActivityTaskHeartbeatAsync(RecordActivityTaskHeartbeatRequest request, CancellationToken cancellationToken) =>
        _service.RecordActivityTaskHeartbeatAsync(request, Call(cancellationToken));

    public Task RecordWorkerHeartbeatAsync(RecordWorkerHeartbeatRequest request, CancellationToken cancellationToken) =>
        _service.RecordWorkerHeartbeatAsync(request, Call(cancellationToken));

    public Task ShutdownWorkerAsync(ShutdownWorkerRequest request, CancellationToken cancellationToken) =>
        _service.ShutdownWorkerAsync(request, Call(cancellationToken));

    private static RpcOptions Poll(CancellationToken cancellationToken) =>
        new() { Retry = false, Timeout = PollTimeout, CancellationToken = cancellationToken };

    private static RpcOptions Call(CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled
            ? new() { Retry = true, Timeout = CallTimeout, CancellationToken = cancellationToken }
            : Uncancelled;
}
