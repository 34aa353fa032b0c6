namespace Temporal.Server.Storage.Sqlite;

/// <summary>Turns one <see cref="StoreTransaction"/> into statements. Belongs to the writer's thread; the caller begins and commits.</summary>
internal sealed class SqliteTransactionWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteRunNumbers _numbers;
    private readonly SqliteVisibilityWriter _visibility;
    private readonly List<SqliteStatement> _all = [];
    private readonly SqliteStatement _findRun;
    private readonly SqliteStatement _insertRun;
    private readonly SqliteStatement _updateRun;
    private readonly SqliteStatement _deleteRun;
    private readonly SqliteStatement _insertHistory;
    private readonly SqliteStatement _deleteHistory;
    private readonly SqliteStatement _setCurrent;
    private readonly SqliteStatement _deleteCurrent;
    private readonly SqliteStatement _deleteCurrentOfRun;
    private readonly SqliteStatement _setDocument;
    private readonly SqliteStatement _deleteDocument;

    public SqliteTransactionWriter(SqliteConnection connection, int runNumbersMax)
    {
        _connection = connection;
        _numbers = new SqliteRunNumbers(runNumbersMax);
        _visibility = new SqliteVisibilityWriter(connection);
        _findRun = Prepare("SELECT run FROM runs WHERE run_id = ?1 AND namespace_id = ?2 AND workflow_id = ?3");
        _insertRun = Prepare("INSERT INTO runs(run_id, namespace_id, workflow_id, is_open, state) VALUES(?1, ?2, ?3, ?4, ?5)");
        _updateRun = Prepare("UPDATE runs SET is_open = ?2, state = ?3 WHERE run = ?1");
        _deleteRun = Prepare("DELETE FROM runs WHERE run = ?1");
        _insertHistory = Prepare("INSERT INTO histories(run, first_event_id, last_event_id, events) VALUES(?1, ?2, ?3, ?4)");
        _deleteHistory = Prepare("DELETE FROM histories WHERE run = ?1");
        _setCurrent = Prepare("INSERT INTO current_runs(namespace_id, workflow_id, run_id) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET run_id = excluded.run_id");
        _deleteCurrent = Prepare("DELETE FROM current_runs WHERE namespace_id = ?1 AND workflow_id = ?2");
        _deleteCurrentOfRun = Prepare("DELETE FROM current_runs WHERE namespace_id = ?1 AND workflow_id = ?2 AND run_id = ?3");
        _setDocument = Prepare("INSERT INTO documents(kind, key, body) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE SET body = excluded.body");
        _deleteDocument = Prepare("DELETE FROM documents WHERE kind = ?1 AND key = ?2");
    }

    /// <summary>Writes a transaction. After an exception the caller rolls back and calls <see cref="Forget"/>.</summary>
    public void Write(StoreTransaction transaction)
    {
        foreach (var execution in transaction.Executions)
        {
            WriteExecution(execution);
        }

        foreach (var history in transaction.Histories)
        {
            _insertHistory
                .Bind(1, NumberOf(history.Run)).Bind(2, history.FirstEventId).Bind(3, history.LastEventId).Bind(4, history.Events.Span)
                .Run();
        }

        foreach (var row in transaction.Visibility)
        {
            var run = new RunKey(row.NamespaceId, row.Info.Execution.WorkflowId, row.Info.Execution.RunId);
            _visibility.Write(NumberOf(run), row);
        }

        foreach (var current in transaction.CurrentRuns)
        {
            WriteCurrent(current);
        }

        foreach (var document in transaction.Documents)
        {
            WriteDocument(document);
        }

        foreach (var run in transaction.Deletions)
        {
            Delete(run);
        }
    }

    /// <summary>Forgets what was learnt in a transaction that is rolled back.</summary>
    public void Forget() => _numbers.Clear();

    public void Dispose()
    {
        _visibility.Dispose();
        _all.ForEach(static statement => statement.Dispose());
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = _connection.Prepare(sql);
        _all.Add(statement);
        return statement;
    }

    private void WriteExecution(ExecutionWrite execution)
    {
        if (TryFindNumber(execution.Run, out var number))
        {
            _updateRun.Bind(1, number).Bind(2, execution.IsOpen ? 1 : 0).Bind(3, execution.State.Span).Run();
            return;
        }

        BindRun(_insertRun, execution.Run).Bind(4, execution.IsOpen ? 1 : 0).Bind(5, execution.State.Span).Run();
        _numbers.Set(execution.Run, _connection.LastRowId);
    }

    private void WriteCurrent(CurrentRunWrite current)
    {
        if (current.RunId is null)
        {
            _deleteCurrent.BindId(1, current.NamespaceId).Bind(2, current.WorkflowId).Run();
        }
        else
        {
            _setCurrent.BindId(1, current.NamespaceId).Bind(2, current.WorkflowId).BindId(3, current.RunId).Run();
        }
    }

    private void WriteDocument(DocumentWrite document)
    {
        if (document.Body is { } body)
        {
            _setDocument.Bind(1, document.Kind).Bind(2, document.Key).Bind(3, body.Span).Run();
        }
        else
        {
            _deleteDocument.Bind(1, document.Kind).Bind(2, document.Key).Run();
        }
    }

    private void Delete(RunKey run)
    {
        _deleteCurrentOfRun.BindId(1, run.NamespaceId).Bind(2, run.WorkflowId).BindId(3, run.RunId).Run();
        if (!TryFindNumber(run, out var number))
        {
            return;
        }

        _visibility.Delete(number);
        _deleteHistory.Bind(1, number).Run();
        _deleteRun.Bind(1, number).Run();
        _numbers.Remove(run);
    }

    private long NumberOf(RunKey run)
        => TryFindNumber(run, out var number) ? number : throw SqliteFailures.UnknownRun(_connection.Path, run);

    private bool TryFindNumber(RunKey run, out long number)
    {
        if (_numbers.TryGet(run, out number))
        {
            return true;
        }

        try
        {
            if (!BindRun(_findRun, run).Step())
            {
                return false;
            }

            number = _findRun.Number(0);
        }
        finally
        {
            _findRun.Reset();
        }

        _numbers.Set(run, number);
        return true;
    }

    private static SqliteStatement BindRun(SqliteStatement statement, RunKey run)
        => statement.BindId(1, run.RunId).BindId(2, run.NamespaceId).Bind(3, run.WorkflowId);
}
