using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Temporalio.Common;
using Temporalio.Exceptions;
using Temporalio.Scenarios;
using Temporalio.Worker;
using Temporalio.Workflows;
using Xunit;

namespace Temporalio.Tests.Replay;

/// <summary>A history that the code does not fit is refused, with the event and the command named.</summary>
public sealed class PlantedDifferenceTests
{
    /// <summary>For each kind of command a recording, and what is changed in the event that it made.</summary>
    public static TheoryData<string, Change, string> Changes { get; } = new()
    {
        { "python/activity-ok", Change.Of("activity type", e => e.ActivityTaskScheduledEventAttributes, a => a.ActivityType.Name = "Other"), "activity type 'Other'" },
        { "python/activity-ok", Change.Of("activity id", e => e.ActivityTaskScheduledEventAttributes, a => a.ActivityId = "9"), "activity id '9'" },
        { "python/timer-fired", Change.Of("timer id", e => e.TimerStartedEventAttributes, a => a.TimerId = "9"), "timer id '9'" },
        { "python/timer-cancelled", Change.Of("cancelled timer", e => e.TimerCanceledEventAttributes, a => a.TimerId = "9"), "timer id '9'" },
        { "python/child-ok", Change.Of("child type", e => e.StartChildWorkflowExecutionInitiatedEventAttributes, a => a.WorkflowType.Name = "Other"), "child workflow type 'Other'" },
        { "python/child-ok", Change.Of("child id", e => e.StartChildWorkflowExecutionInitiatedEventAttributes, a => a.WorkflowId = "other"), "child workflow id 'other'" },
        { "python/update-basic", Change.Of("completed update", e => e.WorkflowExecutionUpdateCompletedEventAttributes, a => a.Meta.UpdateId = "other"), "update id 'other'" },
        { "python/patch-v2", Change.Of("patch marker", e => e.MarkerRecordedEventAttributes, a => a.MarkerName = "side effect"), "command StartTimer" },
    };

    /// <summary>Events that commands made, each of which is turned into one of another kind.</summary>
    public static TheoryData<string, EventType> Kinds { get; } = new()
    {
        { "python/activity-ok", EventType.ActivityTaskScheduled },
        { "python/activity-cancel-wait", EventType.ActivityTaskCancelRequested },
        { "python/timer-fired", EventType.TimerStarted },
        { "python/timer-cancelled", EventType.TimerCanceled },
        { "python/child-ok", EventType.StartChildWorkflowExecutionInitiated },
        { "python/child-cancel-try", EventType.RequestCancelExternalWorkflowExecutionInitiated },
        { "python/external-signal", EventType.SignalExternalWorkflowExecutionInitiated },
        { "python/external-cancel", EventType.RequestCancelExternalWorkflowExecutionInitiated },
        { "python/upsert-sa-memo", EventType.UpsertWorkflowSearchAttributes },
        { "python/upsert-sa-memo", EventType.WorkflowPropertiesModified },
        { "python/local-activity", EventType.MarkerRecorded },
        { "python/update-basic", EventType.WorkflowExecutionUpdateAccepted },
        { "python/update-basic", EventType.WorkflowExecutionUpdateCompleted },
        { "python/continue-as-new.run1", EventType.WorkflowExecutionContinuedAsNew },
        { "python/cancel-unhandled", EventType.WorkflowExecutionCanceled },
        { "python/workflow-fails", EventType.WorkflowExecutionFailed },
        { "python/empty", EventType.WorkflowExecutionCompleted },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task ReplayWorkflowAsync_NameDiffers_SaysWhich(string recording, Change change, string told)
    {
        var events = RecordedHistories.Get(recording).Events.Select(e => e.Clone()).ToList();
        change.Apply(events);

        var failure = await ReplayAsync(recording, events);

        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ReplayWorkflowAsync_EventOfAnotherKind_IsRefused(string recording, EventType kind)
    {
        var events = RecordedHistories.Get(recording).Events.Select(e => e.Clone()).ToList();
        var at = events.FindIndex(e => e.EventType == kind);
        var other = new HistoryEvent { EventId = events[at].EventId, EventTime = events[at].EventTime };
        if (kind == EventType.WorkflowExecutionContinuedAsNew)
        {
            other.EventType = EventType.WorkflowExecutionCompleted;
            other.WorkflowExecutionCompletedEventAttributes = new();
        }
        else
        {
            other.EventType = EventType.WorkflowExecutionContinuedAsNew;
            other.WorkflowExecutionContinuedAsNewEventAttributes = new();
        }

        events[at] = other;
        events.RemoveRange(at + 1, events.Count - at - 1);

        await ReplayAsync(recording, events);
    }

    [Theory]
    [InlineData("python/activity-ok")]
    [InlineData("python/timer-fired")]
    [InlineData("python/child-ok")]
    public async Task ReplayWorkflowAsync_CommandWithoutEvent_IsRefused(string recording)
    {
        // The event of the first command is left out, and with it what answers it.
        var events = RecordedHistories.Get(recording).Events.Select(e => e.Clone()).Take(4).ToList();
        events.Add(new HistoryEvent
        {
            EventId = 5,
            EventTime = events[^1].EventTime,
            EventType = EventType.WorkflowExecutionSignaled,
            WorkflowExecutionSignaledEventAttributes = new() { SignalName = "nobody" },
        });
        events.Add(new HistoryEvent
        {
            EventId = 6,
            EventTime = events[^1].EventTime,
            EventType = EventType.WorkflowTaskScheduled,
            WorkflowTaskScheduledEventAttributes = new(),
        });
        events.Add(new HistoryEvent
        {
            EventId = 7,
            EventTime = events[^1].EventTime,
            EventType = EventType.WorkflowTaskStarted,
            WorkflowTaskStartedEventAttributes = new() { ScheduledEventId = 6 },
        });

        var failure = await ReplayAsync(recording, events);

        Assert.Contains("after event 4", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplayWorkflowAsync_PatchTakenAway_NamesThePatch()
    {
        var history = RecordedHistories.Get("python/patch-v2");
        var options = new WorkflowReplayerOptions().AddWorkflow<PatchedBeforeWorkflow>();

        var failure = await Assert.ThrowsAsync<WorkflowNondeterminismException>(() => new WorkflowReplayer(options)
            .ReplayWorkflowAsync(history, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("'my-patch'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplayWorkflowAsync_OtherCodeOfTheName_IsRefused()
    {
        var history = RecordedHistories.Get("python/nondeterminism-then-fix");
        var options = new WorkflowReplayerOptions().AddWorkflow<NonDeterministicOtherWorkflow>();

        var failure = await Assert.ThrowsAsync<WorkflowNondeterminismException>(() => new WorkflowReplayer(options)
            .ReplayWorkflowAsync(history, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("event 5 TimerStarted (timer '1')", failure.Message, StringComparison.Ordinal);
        Assert.Contains("command ScheduleActivityTask (activity '1' of type 'Echo')", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReplayWorkflowAsync_CodeLeavesItsScheduler_IsRefused()
    {
        var history = RecordedHistories.Get("python/timer-fired");
        var options = new WorkflowReplayerOptions().AddWorkflow<StrayWorkflow>();

        var failure = await Assert.ThrowsAsync<InvalidWorkflowOperationException>(() => new WorkflowReplayer(options)
            .ReplayWorkflowAsync(history, cancellationToken: TestContext.Current.CancellationToken));

        Assert.IsType<InvalidWorkflowSchedulerException>(failure.InnerException);
    }

    private static async Task<WorkflowNondeterminismException> ReplayAsync(string recording, List<HistoryEvent> events)
    {
        var options = new WorkflowReplayerOptions();
        foreach (var workflow in ScenarioCatalog.For(RecordedHistories.LanguageOf(recording), RecordedHistories.ScenarioOf(recording)))
        {
            options.AddWorkflow(workflow);
        }

        return await Assert.ThrowsAsync<WorkflowNondeterminismException>(() => new WorkflowReplayer(options)
            .ReplayWorkflowAsync(new WorkflowHistory("planted", events), cancellationToken: TestContext.Current.CancellationToken));
    }

    /// <summary>A change of the first event that has certain attributes.</summary>
    public sealed class Change
    {
        private readonly string _what;
        private readonly Func<HistoryEvent, bool> _apply;

        private Change(string what, Func<HistoryEvent, bool> apply)
        {
            _what = what;
            _apply = apply;
        }

        public static Change Of<T>(string what, Func<HistoryEvent, T?> find, Action<T> change)
            where T : class
            => new(what, e =>
            {
                if (find(e) is not { } attributes)
                {
                    return false;
                }

                change(attributes);
                return true;
            });

        public void Apply(List<HistoryEvent> events) => Assert.Contains(events, e => _apply(e));

        public override string ToString() => _what;
    }

    [Workflow("TimerFired")]
    public sealed class StrayWorkflow
    {
        private readonly string _result = "slept";

        [WorkflowRun]
        public async Task<string> RunAsync()
        {
            using var woken = new ManualResetEventSlim();
            var source = new TaskCompletionSource(TaskCreationOptions.None);
            var thread = new Thread(() =>
            {
                source.SetResult();
                woken.Set();
            });
            var waiting = source.Task;
            _ = WaitAsync(waiting);
            thread.Start();
            woken.Wait(TestContext.Current.CancellationToken);
            await Workflow.DelayAsync(1_000);
            return _result;
        }

        private static async Task WaitAsync(Task waiting) => await waiting.ConfigureAwait(true);
    }
}
