using Temporal.Server.Core.Executions;
using static Temporal.Server.Core.Executions.ActivityStatus;
using static Temporal.Server.Core.Machines.ActivityEvent;

namespace Temporal.Server.Core.Machines;

/// <summary>The life of a pending activity. A closed one stays only while its events are buffered.</summary>
internal static class ActivityMachine
{
    public static readonly TransitionTable<ActivityStatus, ActivityEvent> Table = new(
        (None, Schedule, Scheduled),
        (Scheduled, Start, Started),
        (Scheduled, Close, Closed),
        (Started, Retry, BackingOff),
        (Started, Close, Closed),
        (BackingOff, BackoffEnd, Scheduled),
        (BackingOff, Close, Closed));
}

/// <summary>What can happen to an activity.</summary>
internal enum ActivityEvent
{
    Schedule,
    Start,

    /// <summary>The attempt failed or timed out, and another follows.</summary>
    Retry,
    BackoffEnd,

    /// <summary>Completed, failed, canceled or timed out for good.</summary>
    Close,
}
