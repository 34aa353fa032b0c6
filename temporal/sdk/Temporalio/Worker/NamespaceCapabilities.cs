using System.Runtime.InteropServices;
using Temporalio.Api.WorkflowService.V1;

namespace Temporalio.Worker;

/// <summary>What a namespace offers to workers.</summary>
/// <param name="CompletesPollsOnShutdown">Whether the service ends the open polls of a worker that announces its end; a poll cancelled by the worker may lose a task.</param>
/// <param name="TakesWorkerHeartbeats">Whether the service wants to hear of the worker's state.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NamespaceCapabilities(bool CompletesPollsOnShutdown, bool TakesWorkerHeartbeats)
{
    /// <summary>Reads the capabilities.</summary>
    /// <param name="response">The namespace's description.</param>
    /// <returns>The capabilities.</returns>
    public static NamespaceCapabilities Of(DescribeNamespaceResponse response) =>
        response.NamespaceInfo?.Capabilities is { } c
            ? new(c.WorkerPollCompleteOnShutdown, c.WorkerHeartbeats)
            : default;
}
