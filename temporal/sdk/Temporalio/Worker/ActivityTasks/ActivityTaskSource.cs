using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;

namespace Temporalio.Worker.ActivityTasks;

/// <summary>Polls for activity tasks.</summary>
internal sealed class ActivityTaskSource : IPollSource<PollActivityTaskQueueResponse>
{
    private readonly IWorkerService _service;
    private readonly SlotPool _slots;
    private readonly StartRate? _rate;
    private readonly ActivityWorker _worker;

    // One message for all polls: requests are not changed by a call.
    private readonly PollActivityTaskQueueRequest _request;

    /// <summary>Initializes a new instance of the <see cref="ActivityTaskSource"/> class.</summary>
    /// <param name="service">The service.</param>
    /// <param name="identity">Who polls.</param>
    /// <param name="slots">The slots for activities.</param>
    /// <param name="rate">The worker's own limit of starts; null means none.</param>
    /// <param name="queuePerSecondMax">The queue's limit of starts that the service keeps; null means none.</param>
    /// <param name="worker">Takes the tasks.</param>
    public ActivityTaskSource(
        IWorkerService service,
        WorkerIdentity identity,
        SlotPool slots,
        StartRate? rate,
        double? queuePerSecondMax,
        ActivityWorker worker)
    {
        (_service, _slots, _rate, _worker) = (service, slots, rate, worker);
        _request = new()
        {
            Namespace = identity.Namespace,
            TaskQueue = new() { Name = identity.TaskQueue, Kind = TaskQueueKind.Normal },
            Identity = identity.Identity,
#pragma warning disable CS0612 // Deprecated, but what servers without deployments show, and what all SDKs send.
            WorkerVersionCapabilities = identity.VersionCapabilities(),
#pragma warning restore CS0612
            DeploymentOptions = identity.DeploymentOptions(),
            WorkerInstanceKey = identity.InstanceKey,
            WorkerControlTaskQueue = identity.ControlQueue ?? string.Empty,
            TaskQueueMetadata = queuePerSecondMax is { } max ? new() { MaxTasksPerSecond = max } : null,
        };
    }

    public string Name => "activity";

    public async ValueTask<SlotLease> ReserveAsync(CancellationToken cancellationToken)
    {
        var lease = await _slots.ReserveAsync(isSticky: false, cancellationToken).ConfigureAwait(false);
        if (_rate != null)
        {
            try
            {
                await _rate.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                lease.Release();
                throw;
            }
        }

        return lease;
    }

    public Task<PollActivityTaskQueueResponse> PollAsync(CancellationToken cancellationToken) =>
        _service.PollActivityTaskQueueAsync(_request, cancellationToken);

    public bool IsEmpty(PollActivityTaskQueueResponse task) => task.TaskToken.IsEmpty;

    public PollerScalingDecision? Advice(PollActivityTaskQueueResponse task) => task.PollerScalingDecision;

    public void Dispatch(PollActivityTaskQueueResponse task, SlotLease lease) => _worker.Start(task, lease);
}
