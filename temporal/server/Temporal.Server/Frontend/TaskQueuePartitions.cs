using System.Globalization;

namespace Temporal.Server.Frontend;

/// <summary>The parts that the official server splits a queue into, by name: <c>queue</c>, <c>/_sys/queue/1</c> and so on. Here one queue stands behind them all.</summary>
internal static class TaskQueuePartitions
{
    // As many as the official server has by default.
    private const int Count = 4;

    private const string Prefix = "/_sys/";

    public static IEnumerable<string> NamesOf(string queue)
        => Enumerable.Range(0, Count).Select(number => number == 0 ? queue : string.Create(CultureInfo.InvariantCulture, $"{Prefix}{queue}/{number}"));

    /// <summary>Tells whether a name is meant for a part.</summary>
    public static bool IsPartition(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Gets the queue of a part's name, or null when it is no such name.</summary>
    public static string? QueueOf(string name)
    {
        var slash = name.LastIndexOf('/');
        return slash > Prefix.Length && int.TryParse(name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? name[Prefix.Length..slash]
            : null;
    }
}
