using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Xunit;
using static Temporalio.Api.Enums.V1.EventType;

namespace Temporal.Server.Core.Tests.Executions;

public sealed class ActivitiesTests
{
    private const long ScheduledEventId = 5;

    [Fact]
    public void Complete_WritesStartAndEndTogether()
    {
        var run = Scheduled();
        run.StartActivity();
        Assert.True(run.LastDecision.MustCommit);
        Assert.Equal(5, run.Events.Count);
        Complete(run, attempt: 1);

        Assert.Equal([ActivityTaskStarted, ActivityTaskCompleted, WorkflowTaskScheduled], run.Types.Skip(5));
        Assert.Equal(6, run.Events[6].ActivityTaskCompletedEventAttributes.StartedEventId);
        Assert.Empty(run.State.Activities);
    }

    [Fact]
    public void Complete_WhileAWorkflowTaskIsStarted_GoesLastButItsStartDoesNot()
    {
        var run = Scheduled();
        run.StartActivity();
        run.Signal("wakes");
        run.StartTask();
        Complete(run, attempt: 1);
        run.Signal("later");
        Assert.Throws<ServiceException>(() => Complete(run, attempt: 1));
        run.CompleteTask();

        Assert.Equal(
            [WorkflowTaskCompleted, ActivityTaskStarted, WorkflowExecutionSignaled, ActivityTaskCompleted, WorkflowTaskScheduled], run.Types.TakeLast(5));
        Assert.Equal(10, run.Events[^2].ActivityTaskCompletedEventAttributes.StartedEventId);
        Assert.Empty(run.State.Activities);
    }

    [Fact]
    public void Fail_WithAttemptsLeft_WaitsAndIsOfferedAgain()
    {
        var run = Scheduled();
        run.StartActivity();
        Fail(run, attempt: 1);
        Assert.False(run.StartActivity());
        run.Advance(1);

        Assert.Equal(TaskKind.Activity, Assert.Single(run.LastDecision.Offers).Kind);
        Assert.True(run.StartActivity());
        Assert.Equal(2, run.State.Activities[ScheduledEventId].Attempt);
        Assert.Throws<ServiceException>(() => Complete(run, attempt: 1));
        Assert.Equal(5, run.Events.Count);
    }

    [Fact]
    public void Fail_OfTheLastAttempt_IsWrittenWithTheReason()
    {
        var run = Scheduled(attributes => attributes.RetryPolicy = new RetryPolicy { MaximumAttempts = 1 });
        run.StartActivity();
        Fail(run, attempt: 1);

        Assert.Equal(RetryState.MaximumAttemptsReached, run.Events[6].ActivityTaskFailedEventAttributes.RetryState);
    }

    [Theory]
    [InlineData(TimeoutType.ScheduleToStart, false)]
    [InlineData(TimeoutType.ScheduleToClose, true)]
    [InlineData(TimeoutType.StartToClose, true)]
    [InlineData(TimeoutType.Heartbeat, true)]
    public void Advance_PastATimeout_TimesTheActivityOut(TimeoutType type, bool isStarted)
    {
        var run = Scheduled(attributes =>
        {
            attributes.RetryPolicy = new RetryPolicy { MaximumAttempts = 1 };
            attributes.StartToCloseTimeout = CoreRun.Seconds(type == TimeoutType.StartToClose ? 3 : 100);
            attributes.ScheduleToCloseTimeout = CoreRun.Seconds(type == TimeoutType.ScheduleToClose ? 3 : 100);
            attributes.ScheduleToStartTimeout = CoreRun.Seconds(type == TimeoutType.ScheduleToStart ? 3 : 100);
            attributes.HeartbeatTimeout = CoreRun.Seconds(type == TimeoutType.Heartbeat ? 3 : 0);
        });
        var waited = type == TimeoutType.ScheduleToClose ? 1 : 0;
        run.Advance(waited);
        if (isStarted)
        {
            run.StartActivity();
        }

        run.Advance(2.9 - waited);
        Assert.Equal(5, run.Events.Count);
        run.Advance(0.1);

        var timedOut = Assert.Single(run.Events, item => item.EventType == ActivityTaskTimedOut);
        Assert.Equal(type, timedOut.ActivityTaskTimedOutEventAttributes.Failure.TimeoutFailureInfo.TimeoutType);
    }

    [Fact]
    public void Heartbeat_PutsTheTimeoutOffAndIsKeptForTheNextAttempt()
    {
        var run = Scheduled(attributes => attributes.HeartbeatTimeout = CoreRun.Seconds(2));
        run.StartActivity();
        run.Advance(1.5);
        var details = new Payloads { Payloads_ = { new Payload() } };
        run.Decide(decision => Activities.Heartbeat(decision, Activities.RequireStarted(decision, ScheduledEventId, 1), details));
        run.Advance(1.5);
        Assert.Equal(ActivityStatus.Started, run.State.Activities[ScheduledEventId].Status);
        run.Advance(0.5);

        Assert.Equal(ActivityStatus.BackingOff, run.State.Activities[ScheduledEventId].Status);
        Assert.Equal(details, run.State.Activities[ScheduledEventId].HeartbeatDetails);
    }

    [Fact]
    public void RequestCancel_OfAnActivityThatNobodyTook_EndsItAtOnce()
    {
        var run = Scheduled();
        run.Signal("wakes");
        run.StartTask();
        run.CompleteTask(Commands.CancelActivity(ScheduledEventId));

        Assert.Equal([ActivityTaskCancelRequested, ActivityTaskCanceled, WorkflowTaskScheduled], run.Types.TakeLast(3));
    }

    [Fact]
    public void RequestCancel_OfAStartedActivity_LeavesTheEndToTheWorker()
    {
        var run = Scheduled();
        run.StartActivity();
        Assert.Throws<ServiceException>(() => Cancel(run));
        run.Signal("wakes");
        run.StartTask();
        run.CompleteTask(Commands.CancelActivity(ScheduledEventId));
        Cancel(run);

        Assert.Equal([ActivityTaskCancelRequested, ActivityTaskStarted, ActivityTaskCanceled, WorkflowTaskScheduled], run.Types.TakeLast(4));
    }

    private static CoreRun Scheduled(Action<ScheduleActivityTaskCommandAttributes>? change = null)
    {
        var run = new CoreRun();
        run.StartTask();
        run.CompleteTask(Commands.Activity(change));
        return run;
    }

    private static void Complete(CoreRun run, int attempt) =>
        run.Decide(decision => Activities.Complete(decision, Activities.RequireStarted(decision, ScheduledEventId, attempt), result: null, "worker"));

    private static void Fail(CoreRun run, int attempt) => run.Decide(
        decision => Activities.Fail(decision, Activities.RequireStarted(decision, ScheduledEventId, attempt), Commands.Failure("boom"), "worker"));

    private static void Cancel(CoreRun run) =>
        run.Decide(decision => Activities.Cancel(decision, Activities.RequireStarted(decision, ScheduledEventId, 1), details: null, "worker"));
}
