namespace Temporal.Server.Storage.Sqlite;

/// <summary>Keeps the write-ahead log short without making commits wait for it.</summary>
/// <remarks>
/// A background copy moves the bulk; under steady load the writer has added pages by its end, and a log starts over only when all of it
/// is copied. So after each background copy the writer copies the rest itself, between two batches.
/// </remarks>
internal sealed class SqliteCheckpointer(SqliteStoreOptions options) : IDisposable
{
    private long _pagesAtLast;
    private Thread? _background;

    /// <summary>Starts or finishes a checkpoint when it is time. Called on the writer's thread, outside a transaction.</summary>
    public void AfterCommit(SqliteConnection writer)
    {
        if (_background is { IsAlive: false })
        {
            _background = null;
            TryFinish(writer);
        }
        else if (_background is null && writer.ReadPagesWritten() - _pagesAtLast >= options.CheckpointPages)
        {
            _pagesAtLast = writer.ReadPagesWritten();
            _background = new Thread(TryCopy) { Name = "sqlite-checkpoint", IsBackground = true };
            _background.Start();
        }
    }

    public void Dispose() => _background?.Join();

    /// <summary>Copies on a connection of its own. A failure is not one of a commit: the log keeps what was not copied.</summary>
    private void TryCopy()
    {
        try
        {
            using var connection = new SqliteConnection(options.Path, readOnly: false);
            connection.Execute(SqliteStore.ConnectionPragmas);
            _ = connection.Checkpoint();
        }
        catch (StoreException)
        {
            // The next commit meets the same disk and reports it.
        }
    }

    private static void TryFinish(SqliteConnection writer)
    {
        try
        {
            _ = writer.Checkpoint();
        }
        catch (StoreException)
        {
            // The next commit meets the same disk and reports it.
        }
    }
}
