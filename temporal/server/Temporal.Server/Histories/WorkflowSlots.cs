using Temporal.Server.Storage;

namespace Temporal.Server.Histories;

/// <summary>The workflow ids in memory; those that were not used for longest go when there are too many.</summary>
internal sealed class WorkflowSlots(IStore store, int slotsMax)
{
    /// <summary>How many candidates are looked at for one that may go.</summary>
    private const int EvictionTriesMax = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<(string NamespaceId, string WorkflowId), WorkflowSlot> _slots = [];
    private readonly LinkedList<WorkflowSlot> _byUse = new();

    /// <summary>Waits for the gate of a workflow id.</summary>
    public async ValueTask<SlotLease> EnterAsync(string namespaceId, string workflowId, CancellationToken cancellationToken)
    {
        var slot = Take(namespaceId, workflowId);
        try
        {
            await slot.Gate.EnterAsync(cancellationToken);
        }
        catch
        {
            Return(slot);
            throw;
        }

        var epoch = store.Epoch;
        if (slot.Epoch != epoch)
        {
            slot.Reset(epoch);
        }

        return new SlotLease(this, slot);
    }

    /// <summary>Keeps a workflow id in memory for somebody who waits for a change; <see cref="Unpin"/> ends it.</summary>
    public WorkflowSlot Pin(string namespaceId, string workflowId) => Take(namespaceId, workflowId);

    /// <summary>Ends a <see cref="Pin"/>.</summary>
    public void Unpin(WorkflowSlot slot) => Return(slot);

    /// <summary>Gives the gate back.</summary>
    public void Leave(WorkflowSlot slot)
    {
        slot.Gate.Leave();
        Return(slot);
    }

    private WorkflowSlot Take(string namespaceId, string workflowId)
    {
        lock (_lock)
        {
            if (!_slots.TryGetValue((namespaceId, workflowId), out var slot))
            {
                slot = new WorkflowSlot(namespaceId, workflowId) { Epoch = store.Epoch };
                slot.Node = new LinkedListNode<WorkflowSlot>(slot);
                _slots.Add((namespaceId, workflowId), slot);
                _byUse.AddLast(slot.Node);
            }
            else if (slot.Node is { } node && node != _byUse.Last)
            {
                _byUse.Remove(node);
                _byUse.AddLast(node);
            }

            slot.Users++;
            return slot;
        }
    }

    private void Return(WorkflowSlot slot)
    {
        lock (_lock)
        {
            slot.Users--;
            Evict();
        }
    }

    private void Evict()
    {
        for (var tries = EvictionTriesMax; tries > 0 && _slots.Count > slotsMax && _byUse.First is { } node; tries--)
        {
            _byUse.RemoveFirst();
            var oldest = node.Value;
            if (oldest.Users > 0 || !IsStored(oldest))
            {
                _byUse.AddLast(node);
                continue;
            }

            _slots.Remove((oldest.NamespaceId, oldest.WorkflowId));
        }
    }

    /// <summary>A slot with a start of a task that is only in memory can't go: the task would be lost until the next restart.</summary>
    private static bool IsStored(WorkflowSlot slot)
    {
        foreach (var run in slot.Runs.Values)
        {
            if (run.IsAhead || !run.LastCommit.IsCompleted || !run.Updates.IsEmpty || !run.Queries.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }
}
