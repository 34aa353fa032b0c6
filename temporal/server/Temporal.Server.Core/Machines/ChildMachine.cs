using Temporal.Server.Core.Executions;
using static Temporal.Server.Core.Executions.ChildStatus;
using static Temporal.Server.Core.Machines.ChildEvent;

namespace Temporal.Server.Core.Machines;

/// <summary>A child as its parent sees it. A closed one stays only while its events are buffered.</summary>
internal static class ChildMachine
{
    public static readonly TransitionTable<ChildStatus, ChildEvent> Table = new(
        (None, Initiate, Initiated),
        (Initiated, Start, Started),
        (Initiated, FailStart, Closed),
        (Started, Close, Closed));
}

/// <summary>What can happen to a child.</summary>
internal enum ChildEvent
{
    Initiate,
    Start,

    /// <summary>Its id is taken.</summary>
    FailStart,
    Close,
}
