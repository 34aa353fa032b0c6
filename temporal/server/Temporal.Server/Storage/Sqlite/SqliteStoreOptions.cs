using Microsoft.Extensions.Options;

namespace Temporal.Server.Storage.Sqlite;

/// <summary>Where the store keeps its file, and its limits.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>Gets the path of the database file; required. It is created when absent.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>Gets the most transactions that share one disk flush. Default 256. More raises throughput under load and the latency of each.</summary>
    public int BatchTransactionsMax { get; init; } = 256;

    /// <summary>Gets the most connections that read at a time. Default 4. More helps concurrent lists and costs about 2 MB of cache each.</summary>
    public int ReadersMax { get; init; } = 4;

    /// <summary>Gets the size in 4 KiB pages at which the write-ahead log is copied into the file. Default 8,000 (32 MB). More means fewer copies and a longer start after a crash.</summary>
    public int CheckpointPages { get; init; } = 8_000;

    /// <summary>Gets the writer's page cache in KiB. Default 16,384. More saves reads of cold pages.</summary>
    public int WriterCacheKib { get; init; } = 16_384;

    /// <summary>Gets the most runs whose row numbers the writer remembers. Default 50,000, about 5 MB.</summary>
    public int RunNumbersMax { get; init; } = 50_000;

    /// <summary>Fails when a value is out of range.</summary>
    /// <exception cref="OptionsValidationException">A value is out of range.</exception>
    public void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(Path), nameof(Path));
        Require(BatchTransactionsMax > 0, nameof(BatchTransactionsMax));
        Require(ReadersMax > 0, nameof(ReadersMax));
        Require(CheckpointPages > 0, nameof(CheckpointPages));
        Require(WriterCacheKib > 0, nameof(WriterCacheKib));
        Require(RunNumbersMax > 0, nameof(RunNumbersMax));
    }

    private static void Require(bool holds, string option)
    {
        if (!holds)
        {
            throw new OptionsValidationException(nameof(SqliteStoreOptions), typeof(SqliteStoreOptions), [$"Option '{option}' of the SQLite store must be set and above 0."]);
        }
    }
}
