using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;

namespace Temporalio.Worker.WorkflowTasks;

/// <summary>Polls for workflow tasks: of the normal queue, or of the queue that only this worker polls.</summary>
internal sealed class WorkflowTaskSource : IPollSource<PollWorkflowTaskQueueResponse>
{
    private readonly IWorkerService _service;
    private readonly SlotPool _slots;
    private readonly WorkflowWorker _worker;
    private readonly bool _isSticky;

    // One message for all polls: requests are not changed by a call.
    private readonly PollWorkflowTaskQueueRequest _request;

    /// <summary>Initializes a new instance of the <see cref="WorkflowTaskSource"/> class.</summary>
    /// <param name="service">The service.</param>
    /// <param name="identity">Who polls.</param>
    /// <param name="slots">The slots for workflow tasks.</param>
    /// <param name="worker">Takes the tasks.</param>
    /// <param name="isSticky">Whether the sticky queue is polled.</param>
    public WorkflowTaskSource(IWorkerService service, WorkerIdentity identity, SlotPool slots, WorkflowWorker worker, bool isSticky)
    {
        (_service, _slots, _worker, _isSticky) = (service, slots, worker, isSticky);
        _request = new()
        {
            Namespace = identity.Namespace,
            TaskQueue = isSticky ? StickyQueue(identity) : new() { Name = identity.TaskQueue, Kind = TaskQueueKind.Normal },
            Identity = identity.Identity,
#pragma warning disable CS0612 // Deprecated, but what servers without deployments show, and what all SDKs send.
            WorkerVersionCapabilities = identity.VersionCapabilities(),
#pragma warning restore CS0612
            DeploymentOptions = identity.DeploymentOptions(),
            WorkerInstanceKey = identity.InstanceKey,
            WorkerControlTaskQueue = identity.ControlQueue ?? string.Empty,
        };
    }

    public string Name => _isSticky ? "sticky workflow" : "workflow";

    /// <summary>Describes a worker's sticky queue.</summary>
    /// <param name="identity">The worker.</param>
    /// <returns>The message.</returns>
    public static TaskQueue StickyQueue(WorkerIdentity identity) =>
        new() { Name = identity.StickyQueue, Kind = TaskQueueKind.Sticky, NormalName = identity.TaskQueue };

    public ValueTask<SlotLease> ReserveAsync(CancellationToken cancellationToken) => _slots.ReserveAsync(_isSticky, cancellationToken);

    public Task<PollWorkflowTaskQueueResponse> PollAsync(CancellationToken cancellationToken) =>
        _service.PollWorkflowTaskQueueAsync(_request, cancellationToken);

    public bool IsEmpty(PollWorkflowTaskQueueResponse task) => task.TaskToken.IsEmpty;

    public PollerScalingDecision? Advice(PollWorkflowTaskQueueResponse task) => task.PollerScalingDecision;

    public void Dispatch(PollWorkflowTaskQueueResponse task, SlotLease lease) => _worker.Start(task, lease, _isSticky);
}
