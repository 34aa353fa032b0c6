using Temporalio.Api.WorkflowService.V1;
using Temporalio.Client.Connections;
using Temporalio.Core.Polling;

namespace Temporalio.Worker.WorkflowTasks;

/// <summary>Takes the first tasks of workflows out of the answers to their starts, as far as slots are free.</summary>
/// <remarks>A start may be under way while the worker stops: its task then is left to time out, and another worker takes it.</remarks>
internal sealed class EagerStartHost : IEagerStartHost
{
    private readonly Lock _gate = new();
    private readonly WorkerIdentity _identity;
    private readonly SlotPool _slots;
    private readonly WorkflowWorker _workflows;
    private readonly EagerStarts? _starts;
    private bool _isClosed;

    /// <summary>Initializes a new instance of the <see cref="EagerStartHost"/> class that takes tasks at once.</summary>
    /// <param name="identity">Who the worker is.</param>
    /// <param name="slots">The slots of workflow tasks.</param>
    /// <param name="workflows">Processes the tasks.</param>
    /// <param name="starts">The starts of the worker's connection; null when it has none.</param>
    public EagerStartHost(WorkerIdentity identity, SlotPool slots, WorkflowWorker workflows, EagerStarts? starts)
    {
        (_identity, _slots, _workflows, _starts) = (identity, slots, workflows, starts);
        _starts?.Add(this);
    }

    /// <inheritdoc/>
    public string Namespace => _identity.Namespace;

    /// <inheritdoc/>
    public string TaskQueue => _identity.TaskQueue;

    /// <inheritdoc/>
    public IEagerStartSlot? TryReserve() => _slots.TryReserve() is { } lease ? new Slot(this, lease) : null;

    /// <summary>Takes no more tasks.</summary>
    public void Close()
    {
        _starts?.Remove(this);
        lock (_gate)
        {
            _isClosed = true;
        }
    }

    private bool TryStart(PollWorkflowTaskQueueResponse task, SlotLease lease)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return false;
            }

            _workflows.Start(task, lease, isSticky: false);
            return true;
        }
    }

    private sealed class Slot(EagerStartHost host, SlotLease lease) : IEagerStartSlot
    {
        private bool _isUsed;

        public void Dispatch(PollWorkflowTaskQueueResponse task) => _isUsed = host.TryStart(task, lease);

        public void Dispose()
        {
            if (!_isUsed)
            {
                lease.Release();
            }
        }
    }
}
