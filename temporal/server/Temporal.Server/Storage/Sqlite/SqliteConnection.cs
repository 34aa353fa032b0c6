using SQLitePCL;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>One connection to the file. Used by one thread at a time.</summary>
/// <remarks>A thin layer on the C interface: the generic ADO.NET provider costs several times the statement itself on the write path.</remarks>
internal sealed class SqliteConnection : IDisposable
{
    // A second opening process waits this long for the first to finish a write before it is told that the file is in use.
    private const int BusyTimeoutMs = 2_000;

    // SQLITE_DBSTATUS_CACHE_WRITE: https://sqlite.org/c3ref/c_dbstatus_options.html
    private const int StatusCacheWrite = 9;

    private readonly sqlite3 _database;

    static SqliteConnection() => Batteries_V2.Init();

    public SqliteConnection(string path, bool readOnly)
    {
        Path = path;
        var flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var code = raw.sqlite3_open_v2(path, out _database, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            var reason = raw.sqlite3_errmsg(_database).utf8_to_string();
            _database.Dispose();
            throw SqliteFailures.Opening(path, code, reason);
        }

        _ = raw.sqlite3_extended_result_codes(_database, 1);
        _ = raw.sqlite3_busy_timeout(_database, BusyTimeoutMs);
    }

    public string Path { get; }

    public long LastRowId => raw.sqlite3_last_insert_rowid(_database);

    public bool InTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    public string LastReason => raw.sqlite3_errmsg(_database).utf8_to_string();

    /// <summary>Compiles a statement that is used many times.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var code = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        return code == raw.SQLITE_OK
            ? new SqliteStatement(this, statement)
            : throw SqliteFailures.Reading(Path, code, LastReason);
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_database, sql);
        if (code != raw.SQLITE_OK)
        {
            throw SqliteFailures.Writing(Path, code, LastReason);
        }
    }

    /// <summary>Reads one number, such as a pragma's value.</summary>
    public long ReadNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>Copies what no reader stands in the way of from the write-ahead log into the file.</summary>
    /// <returns>Pages in the log, and how many of them are copied.</returns>
    public (int LogPages, int CopiedPages) Checkpoint()
    {
        var code = raw.sqlite3_wal_checkpoint_v2(_database, null, raw.SQLITE_CHECKPOINT_PASSIVE, out var log, out var copied);
        return (code & 0xff) is raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED
            ? (log, copied)
            : throw SqliteFailures.Writing(Path, code, LastReason);
    }

    /// <summary>Counts the pages that this connection has written so far.</summary>
    public long ReadPagesWritten()
    {
        _ = raw.sqlite3_db_status(_database, StatusCacheWrite, out var pages, out _, 0);
        return pages;
    }

    public void Dispose() => _database.Dispose();
}
