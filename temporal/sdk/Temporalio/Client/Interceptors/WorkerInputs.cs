using Temporalio.Api.Enums.V1;

namespace Temporalio.Client.Interceptors;

/// <summary>Input of <see cref="ClientOutboundInterceptor.UpdateWorkerBuildIdCompatibilityAsync"/>.</summary>
/// <param name="TaskQueue">The task queue.</param>
/// <param name="BuildIdOp">The change.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record UpdateWorkerBuildIdCompatibilityInput(string TaskQueue, BuildIdOp BuildIdOp, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.GetWorkerBuildIdCompatibilityAsync"/>.</summary>
/// <param name="TaskQueue">The task queue.</param>
/// <param name="MaxSets">How many sets to return at most; 0 for all.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record GetWorkerBuildIdCompatibilityInput(string TaskQueue, int MaxSets, RpcOptions? RpcOptions);

/// <summary>Input of <see cref="ClientOutboundInterceptor.GetWorkerTaskReachabilityAsync"/>.</summary>
/// <param name="BuildIds">The builds.</param>
/// <param name="TaskQueues">The task queues; empty for all.</param>
/// <param name="Reachability">Which workflows count, or null for the server's choice.</param>
/// <param name="RpcOptions">Options of the call, or null.</param>
public record GetWorkerTaskReachabilityInput(
    IReadOnlyCollection<string> BuildIds, IReadOnlyCollection<string> TaskQueues, TaskReachability? Reachability, RpcOptions? RpcOptions);
