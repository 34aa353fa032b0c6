using Temporalio.Api.WorkflowService.V1;

namespace Temporalio.Client.Connections;

/// <summary>The workers of a connection that can take a workflow's first task straight from the answer to its start.</summary>
internal sealed class EagerStarts
{
    private readonly Lock _gate = new();
    private readonly List<IEagerStartHost> _hosts = [];

    /// <summary>Adds a worker.</summary>
    /// <param name="host">The worker.</param>
    public void Add(IEagerStartHost host)
    {
        lock (_gate)
        {
            _hosts.Add(host);
        }
    }

    /// <summary>Removes a worker, before it stops.</summary>
    /// <param name="host">The worker.</param>
    public void Remove(IEagerStartHost host)
    {
        lock (_gate)
        {
            _hosts.Remove(host);
        }
    }

    /// <summary>Finds a worker with room for a task.</summary>
    /// <param name="ns">The namespace.</param>
    /// <param name="taskQueue">The task queue.</param>
    /// <returns>The room, to be disposed of; or null when there is none.</returns>
    public IEagerStartSlot? TryReserve(string ns, string taskQueue)
    {
        IEagerStartHost[] candidates;
        lock (_gate)
        {
            candidates = [.. _hosts.Where(h => h.Namespace == ns && h.TaskQueue == taskQueue)];
        }

        foreach (var candidate in candidates)
        {
            if (candidate.TryReserve() is { } slot)
            {
                return slot;
            }
        }

        return null;
    }
}

/// <summary>A worker that takes workflow tasks out of answers to starts.</summary>
internal interface IEagerStartHost
{
    /// <summary>Gets the worker's namespace.</summary>
    string Namespace { get; }

    /// <summary>Gets the worker's task queue.</summary>
    string TaskQueue { get; }

    /// <summary>Takes a slot for a workflow task if one is free.</summary>
    /// <returns>The slot, or null.</returns>
    IEagerStartSlot? TryReserve();
}

/// <summary>A slot for one workflow task; disposing of it frees it unless it was used.</summary>
internal interface IEagerStartSlot : IDisposable
{
    /// <summary>Hands the task to the worker.</summary>
    /// <param name="task">The task, as a poll would have given it.</param>
    void Dispatch(PollWorkflowTaskQueueResponse task);
}
