namespace Temporal.Server.Matching;

/// <summary>A poller as it was last seen.</summary>
/// <param name="Identity">Who polled.</param>
/// <param name="LastAccess">When.</param>
/// <param name="TasksPerSecondMax">The limit it asked for, or null.</param>
public sealed record PollerSeen(string Identity, DateTimeOffset LastAccess, double? TasksPerSecondMax);

/// <summary>What there is to say of a task queue.</summary>
/// <param name="Pollers">Those seen lately.</param>
/// <param name="BacklogByPriority">The number of waiting tasks by priority; only priorities that have some.</param>
/// <param name="BacklogAge">For how long the oldest task has waited.</param>
/// <param name="TasksPerSecondMax">The limit that the last poller set, or null.</param>
public sealed record TaskQueueSnapshot(
    IReadOnlyList<PollerSeen> Pollers,
    IReadOnlyDictionary<int, int> BacklogByPriority,
    TimeSpan BacklogAge,
    double? TasksPerSecondMax)
{
    /// <summary>Gets the snapshot of a queue that nobody has used.</summary>
    public static TaskQueueSnapshot Unused { get; } = new([], new Dictionary<int, int>(), TimeSpan.Zero, null);
}
