using Temporal.Server.Core.Executions;
using static Temporal.Server.Core.Executions.WorkflowTaskStatus;
using static Temporal.Server.Core.Machines.WorkflowTaskEvent;

namespace Temporal.Server.Core.Machines;

/// <summary>The life of a run's workflow task; a run has at most one. The end of the run leaves a scheduled task as it is: nobody looks at it again.</summary>
/// <remarks>
/// Transient tasks are further attempts of a failing task, speculative ones carry updates only. Neither has events in the history until it
/// completes; <see cref="Materialize"/> is what turns one into a normal task when other events must be written while it is pending.
/// </remarks>
internal static class WorkflowTaskMachine
{
    public static readonly TransitionTable<WorkflowTaskStatus, WorkflowTaskEvent> Table = new(
        (None, Schedule, Scheduled),
        (None, ScheduleTransient, TransientScheduled),
        (None, ScheduleSpeculative, SpeculativeScheduled),
        (Scheduled, Start, Started),
        (Scheduled, TimeOutScheduled, None),
        (Started, Complete, None),
        (Started, Fail, None),
        (Started, TimeOutStarted, None),
        (TransientScheduled, Start, TransientStarted),
        (TransientScheduled, Materialize, Scheduled),
        (TransientStarted, Materialize, Started),
        (TransientStarted, Fail, None),
        (TransientStarted, TimeOutStarted, None),
        (SpeculativeScheduled, Start, SpeculativeStarted),
        (SpeculativeScheduled, Materialize, Scheduled),
        (SpeculativeScheduled, TimeOutScheduled, None),
        (SpeculativeStarted, Materialize, Started),
        (SpeculativeStarted, Discard, None),
        (SpeculativeStarted, Fail, None),
        (SpeculativeStarted, TimeOutStarted, None));

    public static bool IsStarted(WorkflowTaskStatus status) => status is Started or TransientStarted or SpeculativeStarted;

    public static bool IsScheduled(WorkflowTaskStatus status) => status is Scheduled or TransientScheduled or SpeculativeScheduled;
}

/// <summary>What can happen to a workflow task.</summary>
internal enum WorkflowTaskEvent
{
    Schedule,
    ScheduleTransient,
    ScheduleSpeculative,
    Start,

    /// <summary>The events that were left out are written after all.</summary>
    Materialize,
    Complete,

    /// <summary>A speculative task ends without leaving events: all its updates were rejected.</summary>
    Discard,
    Fail,

    /// <summary>Nobody of the sticky queue took it.</summary>
    TimeOutScheduled,
    TimeOutStarted,
}
