using Temporal.Server.Core.Queries;
using Temporal.Server.Visibility;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Searches the list of executions with SQL.</summary>
internal sealed class SqliteVisibilityStore(SqliteReaders readers) : IVisibilityStore
{
    private const string After = " AND (closed_at, started_at, run_id) < (?2, ?3, ?4)";
    private const string Order = " ORDER BY closed_at DESC, started_at DESC, run_id DESC LIMIT ?5";
    private const int FirstFilterParameter = 6;

    public ValueTask<VisibilityPage> ListAsync(string namespaceId, ListFilter filter, int pageSize, ReadOnlyMemory<byte> pageToken, CancellationToken cancellationToken)
    {
        var condition = new SqliteFilter(filter, FirstFilterParameter);
        var after = pageToken.IsEmpty ? (VisibilityPosition?)null : VisibilityPosition.Parse(pageToken.Span);
        var sql = "SELECT info FROM visibility WHERE namespace_id = ?1" + (after is null ? string.Empty : After) + condition.Sql + Order;
        return readers.ReadAsync(
            reader =>
            {
                using var statement = reader.Connection.Prepare(sql);
                _ = statement.BindId(1, namespaceId).Bind(5, pageSize);
                if (after is { } position)
                {
                    _ = statement.Bind(2, position.CloseTime).Bind(3, position.StartTime).Bind(4, position.RunId);
                }

                condition.Bind(statement);
                var rows = SqliteReader.ReadAll(statement, static row => WorkflowExecutionInfo.Parser.ParseFrom(row.Bytes(0)));
                return VisibilityPosition.PageOf(rows, pageSize);
            },
            cancellationToken);
    }

    public ValueTask<VisibilityCount> CountAsync(string namespaceId, ListFilter filter, CancellationToken cancellationToken)
    {
        var condition = new SqliteFilter(filter, FirstFilterParameter);
        var sql = $"SELECT status, count(*) FROM visibility WHERE namespace_id = ?1{condition.Sql} GROUP BY status";
        return readers.ReadAsync(
            reader =>
            {
                using var statement = reader.Connection.Prepare(sql);
                condition.Bind(statement.BindId(1, namespaceId));
                var groups = SqliteReader.ReadAll(
                    statement, static row => new VisibilityGroup(((WorkflowExecutionStatus)row.Number(0)).ToString(), row.Number(1)));
                return new VisibilityCount(groups.Sum(static group => group.Count), filter.GroupBy is null ? [] : groups);
            },
            cancellationToken);
    }
}
