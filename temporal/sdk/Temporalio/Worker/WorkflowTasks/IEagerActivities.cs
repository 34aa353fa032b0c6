using Temporalio.Api.WorkflowService.V1;
using Temporalio.Core.Polling;

namespace Temporalio.Worker.WorkflowTasks;

/// <summary>Takes activities that a completed workflow task hands back already started.</summary>
internal interface IEagerActivities
{
    /// <summary>Takes a slot for an activity if one is free now.</summary>
    /// <returns>The slot, or null.</returns>
    SlotLease? TryReserve();

    /// <summary>Starts an activity.</summary>
    /// <param name="task">The task.</param>
    /// <param name="lease">Its slot.</param>
    void Start(PollActivityTaskQueueResponse task, SlotLease lease);
}
