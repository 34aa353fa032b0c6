using Temporal.Server.Visibility;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Storage.Memory;

/// <summary>Searches the list of executions by walking it.</summary>
internal sealed class MemoryVisibilityStore : IVisibilityStore
{
    private static readonly Comparer<Row> NewestFirst = Comparer<Row>.Create(static (a, b) => VisibilityPosition.CompareNewestFirst(a.Position, b.Position));

    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedSet<Row>> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<RunKey, Row> _byRun = [];

    public void Set(VisibilityWrite write)
    {
        var run = new RunKey(write.NamespaceId, write.Info.Execution.WorkflowId, write.Info.Execution.RunId);
        var row = new Row(VisibilityPosition.Of(write.Info), write.Info.Clone());
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

    public ValueTask<VisibilityPage> ListAsync(string namespaceId, VisibilityFilter filter, int pageSize, ReadOnlyMemory<byte> pageToken, CancellationToken cancellationToken)
    {
        var after = pageToken.IsEmpty ? (VisibilityPosition?)null : VisibilityPosition.Parse(pageToken.Span);
        lock (_lock)
        {
            var rows = RowsAfter(namespaceId, after).Take(pageSize + 1).Select(static row => row.Info.Clone());
            return new(VisibilityPosition.Cut([.. rows], pageSize));
        }
    }

    public ValueTask<VisibilityCount> CountAsync(string namespaceId, VisibilityFilter filter, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            return new(new VisibilityCount(RowsAfter(namespaceId, null).LongCount(), []));
        }
    }

    private IEnumerable<Row> RowsAfter(string namespaceId, VisibilityPosition? after)
    {
        if (!_rows.TryGetValue(namespaceId, out var rows) || rows.Count == 0)
        {
            return [];
        }

        if (after is not { } position)
        {
            return rows;
        }

        var from = new Row(position, new WorkflowExecutionInfo());
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

    private sealed record Row(VisibilityPosition Position, WorkflowExecutionInfo Info);
}
