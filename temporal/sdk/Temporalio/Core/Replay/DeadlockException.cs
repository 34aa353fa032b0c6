namespace Temporalio.Core.Replay;

/// <summary>Workflow code kept control for too long: it blocks, or computes what belongs into an activity.</summary>
internal sealed class DeadlockException(TimeSpan limit) : Exception(
    $"[TMPRL1101] Potential deadlock detected: workflow didn't yield within {limit.TotalSeconds:0.###} second(s).");
