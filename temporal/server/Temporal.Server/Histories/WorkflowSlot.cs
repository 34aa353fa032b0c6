namespace Temporal.Server.Histories;

/// <summary>All runs of one workflow id in memory. Its gate is the lock of every decision about them.</summary>
/// <remarks>
/// One lock for the workflow id, not one for the run: starts look at the latest run and may end it, chains replace it, and both must see
/// one truth. Runs of one id hardly ever work at the same time.
/// </remarks>
internal sealed class WorkflowSlot(string namespaceId, string workflowId)
{
    public string NamespaceId { get; } = namespaceId;

    public string WorkflowId { get; } = workflowId;

    public Gate Gate { get; } = new();

    /// <summary>Gets the loaded runs by id.</summary>
    public Dictionary<string, CachedRun> Runs { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets or sets the latest run's id; null when there is none. Valid once <see cref="IsCurrentLoaded"/>.</summary>
    public string? CurrentRunId { get; set; }

    public bool IsCurrentLoaded { get; set; }

    /// <summary>Gets or sets the store's epoch in which everything here was loaded.</summary>
    public long Epoch { get; set; }

    /// <summary>Gets or sets the number of those who hold or wait for the gate; guarded by the lock of <see cref="WorkflowSlots"/>.</summary>
    public int Users { get; set; }

    /// <summary>Gets or sets the place in the order of use; guarded by the lock of <see cref="WorkflowSlots"/>.</summary>
    public LinkedListNode<WorkflowSlot>? Node { get; set; }

    /// <summary>Forgets everything: it may hold what was never written.</summary>
    public void Reset(long epoch)
    {
        foreach (var run in Runs.Values)
        {
            run.Queries.FailAll();
            run.Changed.Set();
        }

        Runs.Clear();
        CurrentRunId = null;
        IsCurrentLoaded = false;
        Epoch = epoch;
    }
}
