namespace Temporal.Server.Storage.Sqlite;

/// <summary>A connection that reads, with the statements of <see cref="SqliteStore"/>. Used by one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private const string Batches = "SELECT h.first_event_id, h.last_event_id, h.events FROM histories h JOIN runs r ON r.run = h.run";
    private const string OfRun = " WHERE r.run_id = ?1 AND r.namespace_id = ?2 AND r.workflow_id = ?3 ";

    private readonly SqliteStatement _execution;
    private readonly SqliteStatement _currentRun;
    private readonly SqliteStatement _openExecutions;
    private readonly SqliteStatement _history;
    private readonly SqliteStatement _historyReverse;
    private readonly SqliteStatement _document;
    private readonly SqliteStatement _documents;

    public SqliteReader(string path)
    {
        Connection = new SqliteConnection(path, readOnly: true);
        Connection.Execute(SqliteStore.ConnectionPragmas);
        _execution = Connection.Prepare("SELECT state FROM runs r" + OfRun);
        _currentRun = Connection.Prepare("SELECT run_id FROM current_runs WHERE namespace_id = ?1 AND workflow_id = ?2");
        _openExecutions = Connection.Prepare("SELECT run, namespace_id, workflow_id, run_id, state FROM runs WHERE is_open = 1 AND run > ?1 ORDER BY run LIMIT ?2");

        // A batch that starts before the wanted event and reaches it is wanted too: the last event decides.
        _history = Connection.Prepare(Batches + OfRun + "AND h.last_event_id >= ?4 ORDER BY h.first_event_id LIMIT ?5");
        _historyReverse = Connection.Prepare(Batches + OfRun + "AND h.first_event_id <= ?4 ORDER BY h.first_event_id DESC LIMIT ?5");
        _document = Connection.Prepare("SELECT body FROM documents WHERE kind = ?1 AND key = ?2");
        _documents = Connection.Prepare("SELECT key, body FROM documents WHERE kind = ?1 ORDER BY key");
    }

    public SqliteConnection Connection { get; }

    public ReadOnlyMemory<byte>? ReadExecution(RunKey run) => ReadOne(BindRun(_execution, run), Bytes);

    public string? ReadCurrentRun(string namespaceId, string workflowId)
    {
        var rows = ReadAll(_currentRun.BindId(1, namespaceId).Bind(2, workflowId), static row => row.Id(0));
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Reads open runs with a number above <paramref name="after"/>.</summary>
    public List<(long Number, StoredExecution Execution)> ReadOpenExecutions(long after, int countMax) => ReadAll(
        _openExecutions.Bind(1, after).Bind(2, countMax),
        static row => (row.Number(0), new StoredExecution(new RunKey(row.Id(1), row.Text(2), row.Id(3)), row.Bytes(4).ToArray())));

    public List<HistoryBatch> ReadHistory(RunKey run, long firstEventId, int batchesMax)
        => ReadAll(BindRun(_history, run).Bind(4, firstEventId).Bind(5, batchesMax), Batch);

    public List<HistoryBatch> ReadHistoryReverse(RunKey run, long lastEventId, int batchesMax)
        => ReadAll(BindRun(_historyReverse, run).Bind(4, lastEventId).Bind(5, batchesMax), Batch);

    public ReadOnlyMemory<byte>? ReadDocument(string kind, string key) => ReadOne(_document.Bind(1, kind).Bind(2, key), Bytes);

    public List<StoredDocument> ReadDocuments(string kind)
        => ReadAll(_documents.Bind(1, kind), static row => new StoredDocument(row.Text(0), row.Bytes(1).ToArray()));

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_execution, _currentRun, _openExecutions, _history, _historyReverse, _document, _documents])
        {
            statement.Dispose();
        }

        Connection.Dispose();
    }

    /// <summary>Reads all rows of a statement whose parameters are bound.</summary>
    public static List<T> ReadAll<T>(SqliteStatement statement, Func<SqliteStatement, T> row)
    {
        try
        {
            var rows = new List<T>();
            while (statement.Step())
            {
                rows.Add(row(statement));
            }

            return rows;
        }
        finally
        {
            statement.Reset();
        }
    }

    private static ReadOnlyMemory<byte>? ReadOne(SqliteStatement statement, Func<SqliteStatement, ReadOnlyMemory<byte>> row)
    {
        var rows = ReadAll(statement, row);

        // Without the cast null would become an empty memory.
        return rows.Count == 0 ? (ReadOnlyMemory<byte>?)null : rows[0];
    }

    private static ReadOnlyMemory<byte> Bytes(SqliteStatement row) => row.Bytes(0).ToArray();

    private static HistoryBatch Batch(SqliteStatement row) => new(row.Number(0), row.Number(1), row.Bytes(2).ToArray());

    private static SqliteStatement BindRun(SqliteStatement statement, RunKey run)
        => statement.BindId(1, run.RunId).BindId(2, run.NamespaceId).Bind(3, run.WorkflowId);
}
