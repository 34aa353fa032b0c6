using Temporal.Server.Visibility;
using Temporalio.Api.Workflow.V1;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Searches the list of executions with SQL.</summary>
internal sealed class SqliteVisibilityStore(SqliteReaders readers) : IVisibilityStore
{
    private const string After = " AND (close_time, start_time, run_id) < (?2, ?3, ?4)";
    private const string Order = " ORDER BY close_time DESC, start_time DESC, run_id DESC LIMIT ?5";

    public ValueTask<VisibilityPage> ListAsync(string namespaceId, VisibilityFilter filter, int pageSize, ReadOnlyMemory<byte> pageToken, CancellationToken cancellationToken)
        => readers.ReadAsync(
            reader =>
            {
                using var statement = reader.Connection.Prepare("SELECT info FROM visibility WHERE namespace_id = ?1" + (pageToken.IsEmpty ? string.Empty : After) + Order);
                _ = statement.BindId(1, namespaceId).Bind(5, pageSize + 1L);
                if (!pageToken.IsEmpty)
                {
                    var position = VisibilityPosition.Parse(pageToken.Span);
                    _ = statement.Bind(2, position.CloseTime).Bind(3, position.StartTime).BindId(4, position.RunId);
                }

                var rows = SqliteReader.ReadAll(statement, static row => WorkflowExecutionInfo.Parser.ParseFrom(row.Bytes(0)));
                return VisibilityPosition.Cut(rows, pageSize);
            },
            cancellationToken);

    public ValueTask<VisibilityCount> CountAsync(string namespaceId, VisibilityFilter filter, CancellationToken cancellationToken)
        => readers.ReadAsync(
            reader =>
            {
                using var statement = reader.Connection.Prepare("SELECT count(*) FROM visibility WHERE namespace_id = ?1");
                return new VisibilityCount(SqliteReader.ReadAll(statement.BindId(1, namespaceId), static row => row.Number(0))[0], []);
            },
            cancellationToken);
}
