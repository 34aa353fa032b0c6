using Temporalio.Api.TaskQueue.V1;

namespace Temporalio.Core.Polling;

/// <summary>One kind of poll: what to wait for first, what to ask, what to do with an answer.</summary>
/// <typeparam name="TTask">The answer.</typeparam>
internal interface IPollSource<TTask>
{
    /// <summary>Gets a name for logs, such as <c>sticky workflow</c>.</summary>
    string Name { get; }

    /// <summary>Waits until a task may be taken.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<SlotLease> ReserveAsync(CancellationToken cancellationToken);

    /// <summary>Makes one long poll.</summary>
    /// <param name="cancellationToken">Gives the poll up.</param>
    Task<TTask> PollAsync(CancellationToken cancellationToken);

    /// <summary>Tells whether an answer brought no task.</summary>
    /// <param name="task">The answer.</param>
    bool IsEmpty(TTask task);

    /// <summary>Finds the service's advice on the number of polls.</summary>
    /// <param name="task">The answer.</param>
    PollerScalingDecision? Advice(TTask task);

    /// <summary>Starts to work on a task and returns at once. From here on the slot is the receiver's.</summary>
    /// <param name="task">The task.</param>
    /// <param name="lease">Its slot.</param>
    void Dispatch(TTask task, SlotLease lease);
}
