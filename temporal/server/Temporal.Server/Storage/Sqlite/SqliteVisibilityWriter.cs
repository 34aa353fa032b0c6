using Google.Protobuf;
using Temporal.Server.Visibility;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Writes the list of executions. Belongs to the writer's thread.</summary>
internal sealed class SqliteVisibilityWriter(SqliteConnection connection) : IDisposable
{
    private readonly SqliteStatement _set = connection.Prepare(
        """
        INSERT INTO visibility(run, namespace_id, run_id, workflow_id, workflow_type, status, start_time, execution_time, close_time, info)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        ON CONFLICT DO UPDATE SET status = excluded.status, execution_time = excluded.execution_time, close_time = excluded.close_time, info = excluded.info
        """);

    private readonly SqliteStatement _delete = connection.Prepare("DELETE FROM visibility WHERE run = ?1");

    public void Write(long run, VisibilityWrite row)
    {
        var info = row.Info;
        var position = VisibilityPosition.Of(info);
        _set.Bind(1, run).BindId(2, row.NamespaceId).BindId(3, info.Execution.RunId).Bind(4, info.Execution.WorkflowId)
            .Bind(5, info.Type?.Name ?? string.Empty).Bind(6, (long)info.Status)
            .Bind(7, position.StartTime).Bind(8, VisibilityPosition.Nanoseconds(info.ExecutionTime)).Bind(9, position.CloseTime)
            .Bind(10, info.ToByteArray())
            .Run();
    }

    public void Delete(long run) => _delete.Bind(1, run).Run();

    public void Dispose()
    {
        _set.Dispose();
        _delete.Dispose();
    }
}
