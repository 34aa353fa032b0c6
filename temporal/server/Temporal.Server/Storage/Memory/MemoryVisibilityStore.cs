using Temporal.Server.Core.Queries;
using Temporal.Server.Visibility;

namespace Temporal.Server.Storage.Memory;

/// <summary>Searches the list of executions by walking it.</summary>
internal sealed class MemoryVisibilityStore : IVisibilityStore
{
    private static readonly Comparer<VisibilityRow> NewestFirst
        = Comparer<VisibilityRow>.Create(static (a, b) => VisibilityPosition.CompareNewestFirst(a.Position, b.Position));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedSet<VisibilityRow>> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<RunKey, VisibilityRow> _byRun = [];

    public void Set(VisibilityWrite write)
    {
        var run = new RunKey(write.NamespaceId, write.Info.Execution.WorkflowId, write.Info.Execution.RunId);
        var row = new VisibilityRow(write.Info.Clone());
        lock (_lock)
        {
            DeleteLocked(run);
            if (!_rows.TryGetValue(write.NamespaceId, out var rows))
            {
                _rows.Add(write.NamespaceId, rows = new(NewestFirst));
            }

            _ = rows.Add(row);
            _byRun.Add(run, row);
        }
    }

    public void Delete(RunKey run)
    {
        lock (_lock)
        {
            DeleteLocked(run);
        }
    }

    public ValueTask<VisibilityPage> ListAsync(string namespaceId, ListFilter filter, int pageSize, ReadOnlyMemory<byte> pageToken, CancellationToken cancellationToken)
    {
        var after = pageToken.IsEmpty ? (VisibilityPosition?)null : VisibilityPosition.Parse(pageToken.Span);
        lock (_lock)
        {
            var rows = RowsAfter(namespaceId, after).Where(row => FilterEvaluator.Matches(filter, row)).Take(pageSize).Select(static row => row.Info.Clone());
            return new(VisibilityPosition.PageOf([.. rows], pageSize));
        }
    }

    public ValueTask<VisibilityCount> CountAsync(string namespaceId, ListFilter filter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var found = RowsAfter(namespaceId, null).Where(row => FilterEvaluator.Matches(filter, row)).ToList();
            var groups = filter.GroupBy is null
                ? []
                : found.CountBy(static row => row.Info.Status).Select(static group => new VisibilityGroup(group.Key.ToString(), group.Value));
            return new(new VisibilityCount(found.Count, [.. groups]));
        }
    }

    private IEnumerable<VisibilityRow> RowsAfter(string namespaceId, VisibilityPosition? after)
    {
        if (!_rows.TryGetValue(namespaceId, out var rows) || rows.Count == 0)
        {
            return [];
        }

        if (after is not { } position)
        {
            return rows;
        }

        var from = new VisibilityRow(position.ToInfo());
        return NewestFirst.Compare(from, rows.Max) >= 0
            ? []
            : rows.GetViewBetween(from, rows.Max).SkipWhile(row => row.Position == position);
    }

    private void DeleteLocked(RunKey run)
    {
        if (_byRun.Remove(run, out var row))
        {
            _ = _rows[run.NamespaceId].Remove(row);
        }
    }
}
