using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Core.Replay;
using Xunit;

namespace Temporalio.Tests.Machines;

/// <summary>How a history is cut into the tasks that the code saw.</summary>
public sealed class HistoryFeedTests
{
    private const EventType Started = EventType.WorkflowExecutionStarted;
    private const EventType Scheduled = EventType.WorkflowTaskScheduled;
    private const EventType TaskStarted = EventType.WorkflowTaskStarted;
    private const EventType Completed = EventType.WorkflowTaskCompleted;
    private const EventType Failed = EventType.WorkflowTaskFailed;
    private const EventType Timer = EventType.TimerStarted;
    private const EventType Fired = EventType.TimerFired;
    private const EventType Marker = EventType.MarkerRecorded;
    private const EventType Closed = EventType.WorkflowExecutionCompleted;

    [Fact]
    public void Take_TwoTasks_EndAtTheirStarts()
        => Assert.Equal([3, 8, 10], Ends([Started, Scheduled, TaskStarted, Completed, Timer, Fired, Scheduled, TaskStarted, Completed, Closed]));

    [Fact]
    public void Take_FailedTask_IsPartOfTheNext()
        => Assert.Equal([6, 8], Ends([Started, Scheduled, TaskStarted, Failed, Scheduled, TaskStarted, Completed, Closed]));

    [Fact]
    public void Take_RenewedTask_IsOneTask()
        => Assert.Equal([6, 9], Ends([Started, Scheduled, TaskStarted, Completed, Scheduled, TaskStarted, Completed, Marker, Closed]));

    [Fact]
    public void Take_TaskRenewedAfterCommands_EndsBeforeThem()
        => Assert.Equal([3, 7, 9], Ends([Started, Scheduled, TaskStarted, Completed, Marker, Scheduled, TaskStarted, Completed, Closed]));

    [Fact]
    public void Append_KnownEvents_AreSkipped()
    {
        var feed = new HistoryFeed();
        feed.Append(Events([Started, Scheduled, TaskStarted]), lastKnown: 2);

        Assert.Equal(3, feed.Take(out var isLast)[0].EventId);
        Assert.True(isLast);
        Assert.True(feed.Take(out _).IsEmpty);
    }

    private static List<HistoryEvent> Events(EventType[] types)
        => [.. types.Select((type, i) => new HistoryEvent { EventId = i + 1, EventType = type })];

    private static List<long> Ends(EventType[] types)
    {
        var feed = new HistoryFeed();
        feed.Append(Events(types), lastKnown: 0);
        var ends = new List<long>();
        while (feed.Take(out _) is { IsEmpty: false } piece)
        {
            ends.Add(piece[^1].EventId);
        }

        return ends;
    }
}
