namespace Temporal.Server.Storage.Sqlite;

/// <summary>Remembers the row numbers of the runs that were written lately. Belongs to the writer's thread.</summary>
/// <remarks>Two halves of which the older is dropped when the newer is full: nearly the order of last use, without its bookkeeping.</remarks>
internal sealed class SqliteRunNumbers(int countMax)
{
    private Dictionary<RunKey, long> _young = [];
    private Dictionary<RunKey, long> _old = [];

    public bool TryGet(RunKey run, out long number)
    {
        if (_young.TryGetValue(run, out number))
        {
            return true;
        }

        if (!_old.TryGetValue(run, out number))
        {
            return false;
        }

        Set(run, number);
        return true;
    }

    public void Set(RunKey run, long number)
    {
        if (_young.Count >= Math.Max(1, countMax / 2))
        {
            (_old, _young) = (_young, []);
        }

        _young[run] = number;
    }

    public void Remove(RunKey run)
    {
        _ = _young.Remove(run);
        _ = _old.Remove(run);
    }

    public void Clear()
    {
        _young.Clear();
        _old.Clear();
    }
}
