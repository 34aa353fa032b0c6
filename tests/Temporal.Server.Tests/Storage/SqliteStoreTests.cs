using System.Text;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Sqlite;
using Xunit;

namespace Temporal.Server.Tests.Storage;

public sealed class SqliteStoreTests : StoreConformance
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sqlite-store-");

    private string File => Path.Combine(_folder.FullName, "temporal.db");

    private protected override IStore Open() => SqliteStore.Open(new SqliteStoreOptions { Path = File, CheckpointPages = 16 });

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Open_AfterClose_HasEverything()
    {
        await CommitAsync(t =>
        {
            t.Executions.Add(State(Run));
            t.Histories.Add(new(Run, 1, 3, new byte[] { 5 }));
            t.CurrentRuns.Add(new(Namespace, Run.WorkflowId, Run.RunId));
            t.Visibility.Add(Row(Run, 1, null));
        });
        await Store.DisposeAsync();
        Store = Open();

        Assert.NotNull(await Store.ReadExecutionAsync(Run, Cancellation));
        Assert.Single(await Store.ReadHistoryAsync(Run, 1, 10, Cancellation));
        Assert.Equal(Run.RunId, await Store.ReadCurrentRunAsync(Namespace, Run.WorkflowId, Cancellation));
        Assert.Single((await ListAsync(10)).Executions);
        await CommitAsync(t => t.Histories.Add(new(Run, 4, 4, new byte[] { 5 })));
    }

    [Fact]
    public async Task Commit_BeforeAKill_IsInACopyOfTheFiles()
    {
        await CommitAsync(t => t.Executions.Add(State(Run)));

        // What a killed process leaves behind: the file and its log as they are on disk now.
        var copy = Path.Combine(_folder.FullName, "copy.db");
        System.IO.File.Copy(File, copy);
        System.IO.File.Copy(File + "-wal", copy + "-wal");

        await using var reopened = SqliteStore.Open(new SqliteStoreOptions { Path = copy });
        Assert.NotNull(await reopened.ReadExecutionAsync(Run, Cancellation));
    }

    [Fact]
    public async Task Commit_ForLong_KeepsTheLogShort()
    {
        for (var i = 0; i < 400; i++)
        {
            await CommitAsync(t => t.Executions.Add(new(Run with { RunId = $"run-{i}" }, new byte[8_000], true)));
        }

        // 400 commits write some 2,000 pages of 4 KiB; a log that never starts over would hold them all.
        Assert.InRange(new FileInfo(File + "-wal").Length, 0, 1_000 * 4_096);
    }

    [Fact]
    public void Open_Twice_SaysThatTheFileIsInUse()
    {
        var error = Assert.Throws<StoreException>(() => SqliteStore.Open(new SqliteStoreOptions { Path = File }));

        Assert.Equal($"Database file '{File}' is in use by another process. Stop that process or name another file.", error.Message);
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("not a database, and longer than the header of one: it goes on and on and on and on and on and on and on and on and on")]
    public void Open_TextFile_SaysThatItIsNoDatabase(string text)
    {
        var file = Path.Combine(_folder.FullName, "notes.txt");
        System.IO.File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));

        var error = Assert.Throws<StoreException>(() => SqliteStore.Open(new SqliteStoreOptions { Path = file }));

        Assert.Equal($"File '{file}' is no SQLite database. Name another file, or move this one away to start empty.", error.Message);
        Assert.Equal(text, System.IO.File.ReadAllText(file));
    }

    [Fact]
    public async Task Open_NewerVersion_SaysWhichAndLeavesItAlone()
    {
        var file = Path.Combine(_folder.FullName, "newer.db");
        await SqliteStore.Open(new SqliteStoreOptions { Path = file }).DisposeAsync();
        using (var connection = new SqliteConnection(file, readOnly: false))
        {
            connection.Execute("PRAGMA user_version = 999");
        }

        var error = Assert.Throws<StoreException>(() => SqliteStore.Open(new SqliteStoreOptions { Path = file }));

        Assert.Contains("schema version 999, newer than the", error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Database file '{file}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_SaysSo()
    {
        var file = Path.Combine(_folder.FullName, "other.db");
        using (var connection = new SqliteConnection(file, readOnly: false))
        {
            connection.Execute("CREATE TABLE cooking(recipe TEXT)");
        }

        var error = Assert.Throws<StoreException>(() => SqliteStore.Open(new SqliteStoreOptions { Path = file }));

        Assert.Equal($"Database file '{file}' is a SQLite database of another program. Name another file.", error.Message);
    }

    [Fact]
    public void Open_FolderThatDoesNotExist_NamesIt()
    {
        var file = Path.Combine(_folder.FullName, "missing", "temporal.db");

        var error = Assert.Throws<StoreException>(() => SqliteStore.Open(new SqliteStoreOptions { Path = file }));

        Assert.Contains($"Database file '{file}' can't be opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_DiskFull_FailsWithTheReasonAndGoesOnWhenThereIsSpace()
    {
        await Store.DisposeAsync();
        using (var connection = new SqliteConnection(File, readOnly: false))
        {
            // SQLite's own limit on pages gives the same error as a full disk. It is kept per connection, so it is set on the writer's.
            Assert.True(connection.ReadNumber("PRAGMA page_count") < 100);
        }

        Store = SqliteStore.Open(new SqliteStoreOptions { Path = File }, writer => writer.Execute("PRAGMA max_page_count = 100"));
        var epoch = Store.Epoch;

        var error = await Assert.ThrowsAsync<StoreException>(() => CommitAsync(t => t.Executions.Add(new(Run, new byte[1_000_000], true))));

        Assert.Equal($"Database file '{File}' can't be written: the disk is full. Free some space; the server goes on by itself.", error.Message);
        Assert.Equal(epoch + 1, Store.Epoch);
        await CommitAsync(t => t.Executions.Add(State(Run)));
        Assert.NotNull(await Store.ReadExecutionAsync(Run, Cancellation));
    }
}
