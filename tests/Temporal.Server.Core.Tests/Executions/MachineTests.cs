using Temporal.Server.Core.Executions;
using Temporal.Server.Core.Machines;
using Xunit;
using A = Temporal.Server.Core.Executions.ActivityStatus;
using C = Temporal.Server.Core.Executions.ChildStatus;
using W = Temporal.Server.Core.Executions.WorkflowTaskStatus;

namespace Temporal.Server.Core.Tests.Executions;

/// <summary>Every event in every state: where it leads, or that it is refused.</summary>
public sealed class MachineTests
{
    [Fact]
    public void WorkflowTask_EveryStateAndEvent_IsAllowedOrRefusedAsListed() => Check(WorkflowTaskMachine.Table, new()
    {
        [(W.None, WorkflowTaskEvent.Schedule)] = W.Scheduled,
        [(W.None, WorkflowTaskEvent.ScheduleTransient)] = W.TransientScheduled,
        [(W.None, WorkflowTaskEvent.ScheduleSpeculative)] = W.SpeculativeScheduled,
        [(W.Scheduled, WorkflowTaskEvent.Start)] = W.Started,
        [(W.Scheduled, WorkflowTaskEvent.TimeOutScheduled)] = W.None,
        [(W.Started, WorkflowTaskEvent.Complete)] = W.None,
        [(W.Started, WorkflowTaskEvent.Fail)] = W.None,
        [(W.Started, WorkflowTaskEvent.TimeOutStarted)] = W.None,
        [(W.TransientScheduled, WorkflowTaskEvent.Start)] = W.TransientStarted,
        [(W.TransientScheduled, WorkflowTaskEvent.Materialize)] = W.Scheduled,
        [(W.TransientStarted, WorkflowTaskEvent.Materialize)] = W.Started,
        [(W.TransientStarted, WorkflowTaskEvent.Fail)] = W.None,
        [(W.TransientStarted, WorkflowTaskEvent.TimeOutStarted)] = W.None,
        [(W.SpeculativeScheduled, WorkflowTaskEvent.Start)] = W.SpeculativeStarted,
        [(W.SpeculativeScheduled, WorkflowTaskEvent.Materialize)] = W.Scheduled,
        [(W.SpeculativeScheduled, WorkflowTaskEvent.TimeOutScheduled)] = W.None,
        [(W.SpeculativeStarted, WorkflowTaskEvent.Materialize)] = W.Started,
        [(W.SpeculativeStarted, WorkflowTaskEvent.Discard)] = W.None,
        [(W.SpeculativeStarted, WorkflowTaskEvent.Fail)] = W.None,
        [(W.SpeculativeStarted, WorkflowTaskEvent.TimeOutStarted)] = W.None,
    });

    [Fact]
    public void Activity_EveryStateAndEvent_IsAllowedOrRefusedAsListed() => Check(ActivityMachine.Table, new()
    {
        [(A.None, ActivityEvent.Schedule)] = A.Scheduled,
        [(A.Scheduled, ActivityEvent.Start)] = A.Started,
        [(A.Scheduled, ActivityEvent.Close)] = A.Closed,
        [(A.Started, ActivityEvent.Retry)] = A.BackingOff,
        [(A.Started, ActivityEvent.Close)] = A.Closed,
        [(A.BackingOff, ActivityEvent.BackoffEnd)] = A.Scheduled,
        [(A.BackingOff, ActivityEvent.Close)] = A.Closed,
    });

    [Fact]
    public void Child_EveryStateAndEvent_IsAllowedOrRefusedAsListed() => Check(ChildMachine.Table, new()
    {
        [(C.None, ChildEvent.Initiate)] = C.Initiated,
        [(C.Initiated, ChildEvent.Start)] = C.Started,
        [(C.Initiated, ChildEvent.FailStart)] = C.Closed,
        [(C.Started, ChildEvent.Close)] = C.Closed,
    });

    [Fact]
    public void Require_OfARefusedEvent_Throws() =>
        Assert.Throws<InvalidOperationException>(() => ChildMachine.Table.Require(ChildStatus.Closed, ChildEvent.Start));

    private static void Check<TState, TEvent>(TransitionTable<TState, TEvent> table, Dictionary<(TState From, TEvent On), TState> allowed)
        where TState : struct, Enum
        where TEvent : struct, Enum
    {
        foreach (var from in Enum.GetValues<TState>())
        {
            foreach (var on in Enum.GetValues<TEvent>())
            {
                Assert.Equal(allowed.TryGetValue((from, on), out var to) ? to : null, table.Next(from, on));
            }
        }
    }
}
