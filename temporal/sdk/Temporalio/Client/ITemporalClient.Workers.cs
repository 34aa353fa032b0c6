using Temporalio.Api.Enums.V1;

namespace Temporalio.Client;

public partial interface ITemporalClient
{
    /// <summary>Changes a task queue's version sets (the server's first, superseded form of versioning).</summary>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="buildIdOp">The change.</param>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>When they are changed.</returns>
    Task UpdateWorkerBuildIdCompatibilityAsync(string taskQueue, BuildIdOp buildIdOp, RpcOptions? rpcOptions = null);

    /// <summary>Gets a task queue's version sets.</summary>
    /// <param name="taskQueue">The task queue.</param>
    /// <param name="maxSets">How many sets to return at most; 0 for all.</param>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>The sets, or null when the task queue has none.</returns>
    Task<WorkerBuildIdVersionSets?> GetWorkerBuildIdCompatibilityAsync(string taskQueue, int maxSets = 0, RpcOptions? rpcOptions = null);

    /// <summary>Finds which workflows may still come to builds.</summary>
    /// <param name="buildIds">The builds; an empty name means workers without versioning.</param>
    /// <param name="taskQueues">The task queues; empty for all.</param>
    /// <param name="reachability">Which workflows count, or null for the server's choice.</param>
    /// <param name="rpcOptions">Options of the call, or null.</param>
    /// <returns>The answer.</returns>
    Task<WorkerTaskReachability> GetWorkerTaskReachabilityAsync(
        IReadOnlyCollection<string> buildIds,
        IReadOnlyCollection<string> taskQueues,
        TaskReachability? reachability = null,
        RpcOptions? rpcOptions = null);
}
