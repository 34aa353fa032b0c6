using System.Diagnostics;
using Temporal.Server.Storage;
using Temporal.Server.Storage.Sqlite;

namespace Benchmarks;

/// <summary>What the disk and the store can do at best, in the same run: the yardstick of all other figures.</summary>
internal static class StoreMeasurements
{
    private const int Flushes = 200;
    private const int Callers = 64;
    private const int TransactionsPerCaller = 150;

    /// <summary>Times a write of 4 KiB with a flush to the disk.</summary>
    public static Samples Flush(string folder)
    {
        var file = Path.Combine(folder, "flush.bin");
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var page = new byte[4096];
        var samples = new List<TimeSpan>();
        for (var i = 0; i < Flushes; i++)
        {
            var begin = Stopwatch.GetTimestamp();
            stream.Write(page);
            stream.Flush(flushToDisk: true);
            samples.Add(Stopwatch.GetElapsedTime(begin));
        }

        return new Samples(samples);
    }

    /// <summary>Commits small transactions from many callers at once.</summary>
    /// <returns>Transactions a second.</returns>
    public static async Task<double> GroupCommitAsync(string folder)
    {
        await using var store = SqliteStore.Open(new SqliteStoreOptions { Path = Path.Combine(folder, "raw.db") });
        var body = new byte[300];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(CommitSomeAsync)); // warm
        var begin = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(CommitSomeAsync));
        return Callers * TransactionsPerCaller / Stopwatch.GetElapsedTime(begin).TotalSeconds;

        async Task CommitSomeAsync(int caller)
        {
            for (var i = 0; i < TransactionsPerCaller; i++)
            {
                var transaction = new StoreTransaction { Epoch = store.Epoch };
                transaction.Documents.Add(new DocumentWrite("bench", $"{caller}/{i}", body));
                await store.CommitAsync(transaction);
            }
        }
    }
}
