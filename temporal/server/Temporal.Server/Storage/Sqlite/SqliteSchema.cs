namespace Temporal.Server.Storage.Sqlite;

/// <summary>The tables, as a list of steps from one schema version to the next.</summary>
/// <remarks>
/// A released step is never changed, a new one is added. The file carries the number of steps done (<c>user_version</c>) and our mark
/// (<c>application_id</c>), so that neither a newer file nor another program's database is touched.
/// Rows of a run hang on its number in <c>runs</c>: the long ids are stored once.
/// </remarks>
internal static class SqliteSchema
{
    // "Isde", big-endian.
    private const int ApplicationId = 0x49736465;

    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE runs(
            run INTEGER PRIMARY KEY,
            run_id NOT NULL,
            namespace_id NOT NULL,
            workflow_id TEXT NOT NULL,
            is_open INTEGER NOT NULL,
            state BLOB NOT NULL);
        CREATE UNIQUE INDEX runs_by_id ON runs(run_id, namespace_id, workflow_id);
        CREATE INDEX runs_open ON runs(run) WHERE is_open = 1;
        CREATE TABLE histories(
            run INTEGER NOT NULL,
            first_event_id INTEGER NOT NULL,
            last_event_id INTEGER NOT NULL,
            events BLOB NOT NULL,
            PRIMARY KEY(run, first_event_id)) WITHOUT ROWID;
        CREATE TABLE current_runs(
            namespace_id NOT NULL,
            workflow_id TEXT NOT NULL,
            run_id NOT NULL,
            PRIMARY KEY(namespace_id, workflow_id)) WITHOUT ROWID;
        CREATE TABLE documents(
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY(kind, key)) WITHOUT ROWID;
        CREATE TABLE visibility(
            run INTEGER PRIMARY KEY,
            namespace_id NOT NULL,
            closed_at INTEGER NOT NULL,
            started_at INTEGER NOT NULL,
            run_id TEXT NOT NULL,
            workflow_id TEXT NOT NULL,
            workflow_type TEXT,
            task_queue TEXT,
            parent_workflow_id TEXT,
            parent_run_id TEXT,
            root_workflow_id TEXT,
            root_run_id TEXT,
            status INTEGER NOT NULL,
            start_time INTEGER,
            execution_time INTEGER,
            close_time INTEGER,
            execution_duration INTEGER,
            history_length INTEGER,
            history_size INTEGER,
            state_transitions INTEGER,
            attributes TEXT,
            info BLOB NOT NULL);
        CREATE INDEX visibility_by_time ON visibility(namespace_id, closed_at DESC, started_at DESC, run_id DESC);
        """,
    ];

    public static int Version => Migrations.Length;

    /// <summary>Refuses a file that is not ours to touch; nothing is written to it.</summary>
    /// <exception cref="StoreException">The file is no database, or belongs to another program or to a newer version of this one.</exception>
    public static void Check(SqliteConnection connection)
    {
        var version = connection.ReadNumber("PRAGMA user_version");
        var mark = connection.ReadNumber("PRAGMA application_id");
        var tables = connection.ReadNumber("SELECT count(*) FROM sqlite_schema");
        if (mark != ApplicationId && (mark != 0 || version != 0 || tables != 0))
        {
            throw SqliteFailures.Foreign(connection.Path);
        }

        if (version > Version)
        {
            throw SqliteFailures.Newer(connection.Path, version, Version);
        }
    }

    /// <summary>Brings the file to the current version, in one transaction.</summary>
    public static void Migrate(SqliteConnection connection)
    {
        connection.Execute("BEGIN IMMEDIATE");
        for (var step = (int)connection.ReadNumber("PRAGMA user_version"); step < Version; step++)
        {
            connection.Execute(Migrations[step]);
        }

        connection.Execute($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}; COMMIT");
    }
}
