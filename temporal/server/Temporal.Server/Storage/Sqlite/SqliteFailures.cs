using SQLitePCL;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Every way in which SQLite fails us, as a text that names the file, the reason and the remedy.</summary>
internal static class SqliteFailures
{
    public static StoreException Opening(string path, int code, string reason) => Make(path, "can't be opened", code, reason);

    public static StoreException Reading(string path, int code, string reason) => Make(path, "can't be read", code, reason);

    public static StoreException Writing(string path, int code, string reason) => Make(path, "can't be written", code, reason);

    public static StoreException Locked(string path, Exception? innerException = null)
        => new($"Database file '{path}' is in use by another process. Stop that process or name another file.", innerException);

    public static StoreException Newer(string path, long version, int known)
        => new($"Database file '{path}' has schema version {version}, newer than the {known} of this program. Use the program version that wrote it, or name another file.");

    public static StoreException Foreign(string path)
        => new($"Database file '{path}' is a SQLite database of another program. Name another file.");

    public static StoreException Unreachable(string path, Exception innerException)
        => new($"Database file '{path}' can't be opened: {innerException.Message} Check that the folder exists and may be written to.", innerException);

    public static StoreException Outdated(string path)
        => new($"Database file '{path}': the state behind this write was lost with an earlier failed write. Load it again and retry.");

    public static StoreException UnknownRun(string path, RunKey run)
        => new($"Database file '{path}': run '{run.RunId}' of workflow '{run.WorkflowId}' has no state, so nothing can be added to it. This is a bug of the server.");

    public static StoreException Closed(string path) => new($"Database file '{path}' is closed: the server is stopping.");

    private static StoreException Make(string path, string what, int code, string reason) => (code & 0xff) switch
    {
        raw.SQLITE_NOTADB => new StoreException($"File '{path}' is no SQLite database. Name another file, or move this one away to start empty."),
        raw.SQLITE_CORRUPT => new StoreException($"Database file '{path}' is damaged ({reason}). Restore it from a copy, or move it away to start empty."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Locked(path),
        raw.SQLITE_FULL => new StoreException($"Database file '{path}' {what}: the disk is full. Free some space; the server goes on by itself."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => new StoreException($"Database file '{path}' {what}: it is read-only. Give write permission to the file and its folder."),
        raw.SQLITE_CANTOPEN => new StoreException($"Database file '{path}' {what} ({reason}). Check that the folder exists and may be written to."),
        raw.SQLITE_IOERR => new StoreException($"Database file '{path}' {what}: the disk failed ({reason}, code {code}). Check the disk and its free space."),
        _ => new StoreException($"Database file '{path}' {what}: {reason} (code {code}). Check the disk, or restore the file from a copy."),
    };
}
