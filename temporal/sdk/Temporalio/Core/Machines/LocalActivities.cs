namespace Temporalio.Core.Machines;

/// <summary>The local activities of a run: those under way, those whose markers lie ahead, and what the worker has to do about them.</summary>
internal sealed class LocalActivities
{
    private readonly Dictionary<int, LocalActivityMachine> _bySeq = [];
    private readonly HashSet<int> _running = [];
    private readonly LinkedList<LocalActivityMarker> _foreseen = new();
    private readonly List<LocalActivityMachine> _toStart = [];
    private readonly List<LocalActivityMachine> _toCancel = [];

    /// <summary>Whether the current task has to wait for some.</summary>
    public bool AnyRunning => _running.Count > 0;

    public bool TryGet(int seq, out LocalActivityMachine? machine) => _bySeq.TryGetValue(seq, out machine);

    public void Add(LocalActivityMachine machine)
    {
        _bySeq.Add(machine.Seq, machine);
        if (machine.State == LocalActivityState.Running)
        {
            Start(machine);
        }
    }

    public void Start(LocalActivityMachine machine)
    {
        _running.Add(machine.Seq);
        _toStart.Add(machine);
    }

    public void RequestCancel(LocalActivityMachine machine)
    {
        if (!_toStart.Contains(machine))
        {
            _toCancel.Add(machine);
        }
    }

    /// <summary>Nothing waits for it any longer.</summary>
    public void Forget(LocalActivityMachine machine)
    {
        _running.Remove(machine.Seq);
        _toStart.Remove(machine);
    }

    /// <summary>The marker's event was seen.</summary>
    public void Remove(LocalActivityMachine machine) => _bySeq.Remove(machine.Seq);

    public List<LocalActivityMachine> DrainToStart() => Drain(_toStart);

    public List<LocalActivityMachine> DrainToCancel() => Drain(_toCancel);

    /// <summary>Replay ended: what still awaits a marker has to run.</summary>
    public void BecomeNewWork()
    {
        foreach (var machine in _bySeq.Values)
        {
            machine.BecomeNewWork();
        }
    }

    /// <summary>Notes a marker that lies ahead.</summary>
    public void Foresee(LocalActivityMarker marker)
    {
        if (!_bySeq.TryGetValue(marker.Data.Seq, out var machine) || machine.State == LocalActivityState.AwaitsMarker)
        {
            _foreseen.AddLast(marker);
        }
    }

    /// <summary>
    /// Resolves the activities whose markers come next. Those that were delivered in a later activation of the task wait for it,
    /// so that the code sees them in the steps in which it saw them first.
    /// </summary>
    /// <param name="activation">The activation that comes, counted from 0 in its task.</param>
    /// <param name="nothingElse">Whether no other job is there: then the first marker cannot wait.</param>
    public void ResolveForeseen(int activation, bool nothingElse)
    {
        var resolved = false;
        while (_foreseen.First is { Value: { } marker } && _bySeq.TryGetValue(marker.Data.Seq, out var machine))
        {
            if (marker.Data.ActivationIndex is { } index && index > activation && (resolved || !nothingElse))
            {
                return;
            }

            _foreseen.RemoveFirst();
            machine.Resolve(marker);
            resolved = true;
        }
    }

    private static List<LocalActivityMachine> Drain(List<LocalActivityMachine> list)
    {
        if (list.Count == 0)
        {
            return [];
        }

        List<LocalActivityMachine> drained = [.. list];
        list.Clear();
        return drained;
    }
}
