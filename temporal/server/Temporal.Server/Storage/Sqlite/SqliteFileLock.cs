namespace Temporal.Server.Storage.Sqlite;

/// <summary>Keeps a second server off the file: <c>FILE.lock</c>, locked while the store is open.</summary>
/// <remarks>
/// SQLite itself would let two processes take turns, but each caches what it believes to be the last state of a run. The lock goes with the
/// process, however it ends. The lock file stays: deleting it would let a process that has just opened it lock a file nobody else sees.
/// </remarks>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream _file;

    public SqliteFileLock(string path)
    {
        try
        {
            _file = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw SqliteFailures.Unreachable(path, e);
        }
        catch (IOException e)
        {
            throw SqliteFailures.Locked(path, e);
        }
    }

    public void Dispose() => _file.Dispose();
}
