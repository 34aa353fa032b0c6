using Temporalio.Api.Enums.V1;

namespace Temporalio.Client;

/// <summary>Which workflows may still come to builds.</summary>
/// <param name="BuildIdReachability">The answer by build.</param>
public record WorkerTaskReachability(IReadOnlyDictionary<string, BuildIdReachability> BuildIdReachability);

/// <summary>Which workflows may still come to a build.</summary>
/// <param name="TaskQueueReachability">The answer by task queue; empty means none come.</param>
/// <param name="UnretrievedTaskQueues">The task queues that the server did not look at.</param>
public record BuildIdReachability(
    IReadOnlyDictionary<string, IReadOnlyCollection<TaskReachability>> TaskQueueReachability, IReadOnlyCollection<string> UnretrievedTaskQueues);
