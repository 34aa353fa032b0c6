using Temporalio.Core.Machines;
using Xunit;

namespace Temporalio.Tests.Machines;

/// <summary>Every state of every machine with every trigger: where it leads, and which it refuses.</summary>
public sealed class TransitionTests
{
    [Fact]
    public void Activity_EveryStateAndTrigger() => Check(
        ActivityMachine.Table,
        """
        ScheduleIssued: ScheduledEvent=Scheduled Cancel=Closed Abandon=Closed
        Scheduled: StartedEvent=Started TimedOutEvent=Closed Cancel=CancelIssued Abandon=Abandoned
        Started: ResultEvent=Closed TimedOutEvent=Closed Cancel=CancelIssued Abandon=Abandoned
        CancelIssued: CancelRequestedEvent=CancelRequested
        CancelRequested: StartedEvent=CancelRequested ResultEvent=Closed TimedOutEvent=Closed CanceledEvent=Closed
        Closed:
        Abandoned: StartedEvent=Abandoned ResultEvent=Closed TimedOutEvent=Closed CanceledEvent=Closed
        """);

    [Fact]
    public void Timer_EveryStateAndTrigger() => Check(
        TimerMachine.Table,
        """
        StartIssued: StartedEvent=Started Cancel=Closed
        Started: FiredEvent=Closed Cancel=CancelIssued
        CancelIssued: CanceledEvent=Closed
        Closed:
        """);

    [Fact]
    public void ChildWorkflow_EveryStateAndTrigger() => Check(
        ChildWorkflowMachine.Table,
        """
        StartIssued: InitiatedEvent=Initiated CancelWaiting=Closed CancelLeaving=Closed
        Initiated: StartFailedEvent=Closed StartedEvent=Started CancelWaiting=Initiated CancelLeaving=Left
        Started: ClosedEvent=Closed CancelWaiting=Started CancelLeaving=Left
        Left: StartFailedEvent=Closed StartedEvent=Left ClosedEvent=Closed
        Closed:
        """);

    [Fact]
    public void ExternalRequest_EveryStateAndTrigger() => Check(
        ExternalRequests.Table,
        """
        Issued: InitiatedEvent=Initiated Cancel=Closed
        Initiated: DeliveredEvent=Closed FailedEvent=Closed
        Closed:
        """);

    [Fact]
    public void Update_EveryStateAndTrigger() => Check(
        UpdateMachine.Table,
        """
        Requested: Accept=AcceptIssued Reject=Closed
        AcceptIssued: Complete=BothIssued AcceptedEvent=AcceptRecorded
        AcceptRecorded: Complete=CompleteIssued
        BothIssued: AcceptedEvent=CompleteIssued
        CompleteIssued: CompletedEvent=Closed
        Closed:
        """);

    [Fact]
    public void LocalActivity_EveryStateAndTrigger() => Check(
        LocalActivityMachine.Table,
        """
        AwaitsMarker: NewWork=Running ForeseenMarker=MarkerForeseen
        Running: Outcome=MarkerIssued
        MarkerIssued: MarkerEvent=Closed
        MarkerForeseen: MarkerEvent=Closed
        Closed:
        """);

    [Fact]
    public void TransitionTable_TwoRowsOfAPair_AreRefused() => Assert.Throws<ArgumentException>(
        () => new TransitionTable<TimerState, TimerTrigger>(
            (TimerState.Started, TimerTrigger.Cancel, TimerState.Closed),
            (TimerState.Started, TimerTrigger.Cancel, TimerState.CancelIssued)));

    private static void Check<TState, TTrigger>(TransitionTable<TState, TTrigger> table, string expected)
        where TState : struct, Enum
        where TTrigger : struct, Enum
    {
        var lines = Enum.GetValues<TState>().Select(from => $"{from}: " + string.Join(' ', Enum.GetValues<TTrigger>()
            .Select(on => table.TryNext(from, on, out var to) ? $"{on}={to}" : null).OfType<string>()));

        Assert.Equal(expected.Split('\n', StringSplitOptions.TrimEntries), lines.Select(l => l.Trim()));
    }
}
