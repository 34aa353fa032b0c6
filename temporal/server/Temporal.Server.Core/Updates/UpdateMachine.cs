using Temporal.Server.Core.Machines;
using static Temporal.Server.Core.Updates.UpdateEvent;
using static Temporal.Server.Core.Updates.UpdateStage;

namespace Temporal.Server.Core.Updates;

/// <summary>The life of an update. Up to its acceptance it is known in memory only: a crash forgets it, and its caller asks again.</summary>
internal static class UpdateMachine
{
    public static readonly TransitionTable<UpdateStage, UpdateEvent> Table = new(
        (Admitted, Send, Sent),
        (Sent, Send, Sent),
        (Sent, Accept, Accepted),
        (Sent, Reject, Completed),
        (Accepted, Complete, Completed),
        (Admitted, Abort, Aborted),
        (Sent, Abort, Aborted),
        (Accepted, Abort, Completed));
}

/// <summary>How far an update has come.</summary>
internal enum UpdateStage
{
    Admitted,

    /// <summary>A worker has its request, and has not answered.</summary>
    Sent,
    Accepted,

    /// <summary>It has an outcome; a rejection is one.</summary>
    Completed,

    /// <summary>The run closed before a worker accepted it.</summary>
    Aborted,
}

/// <summary>What can happen to an update.</summary>
internal enum UpdateEvent
{
    /// <summary>A workflow task takes it along; again when the task before failed.</summary>
    Send,
    Accept,
    Reject,
    Complete,

    /// <summary>The run closes; an accepted update fails then.</summary>
    Abort,
}
