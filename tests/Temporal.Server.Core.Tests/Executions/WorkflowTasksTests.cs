using Temporal.Server.Core.Errors;
using Temporal.Server.Core.Executions;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.TaskQueue.V1;
using Xunit;
using static Temporalio.Api.Enums.V1.EventType;

namespace Temporal.Server.Core.Tests.Executions;

public sealed class WorkflowTasksTests
{
    [Fact]
    public void Fail_OfTheFirstAttempt_IsWrittenAndTheNextIsTransient()
    {
        var run = new CoreRun();
        run.StartTask();
        run.FailTask();

        Assert.Equal([WorkflowExecutionStarted, WorkflowTaskScheduled, WorkflowTaskStarted, WorkflowTaskFailed], run.Types);
        Assert.Equal((WorkflowTaskStatus.TransientScheduled, 2), (run.State.WorkflowTask.Status, run.State.WorkflowTask.Attempt));
    }

    [Fact]
    public void Fail_OfATransientAttempt_WritesNothing()
    {
        var run = new CoreRun();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.True(run.StartTask());
            run.FailTask();
        }

        Assert.Equal(4, run.Events.Count);
        Assert.Equal(6, run.State.WorkflowTask.Attempt);
    }

    [Fact]
    public void Complete_OfATransientAttempt_WritesItsEventsWithItsAttempt()
    {
        var run = new CoreRun();
        run.StartTask();
        run.FailTask();
        run.StartTask();
        run.CompleteTask();

        Assert.Equal([WorkflowTaskScheduled, WorkflowTaskStarted, WorkflowTaskCompleted], run.Types.Skip(4));
        Assert.Equal(2, run.Events[4].WorkflowTaskScheduledEventAttributes.Attempt);
        Assert.Equal((5, 6), (run.Last.WorkflowTaskCompletedEventAttributes.ScheduledEventId, run.Last.WorkflowTaskCompletedEventAttributes.StartedEventId));
    }

    [Fact]
    public void Start_OfATransientTaskBehindNewEvents_IsANormalFirstAttempt()
    {
        var run = new CoreRun();
        run.StartTask();
        run.FailTask();
        run.Signal("news");
        Assert.True(run.StartTask());

        Assert.Equal([WorkflowExecutionSignaled, WorkflowTaskScheduled, WorkflowTaskStarted], run.Types.Skip(4));
        Assert.Equal(1, run.State.WorkflowTask.Attempt);
    }

    [Fact]
    public void Start_ByAnOutdatedOffer_DoesNothing()
    {
        var run = new CoreRun();
        Assert.False(run.StartTask(stamp: 99));
        Assert.True(run.StartTask());
        Assert.False(run.StartTask());
        Assert.Equal(3, run.Events.Count);
    }

    [Fact]
    public void Start_Alone_NeedsNoFlush()
    {
        var run = new CoreRun();
        run.StartTask();

        Assert.False(run.LastDecision.MustCommit);
    }

    [Theory]
    [InlineData(3, 10)]
    [InlineData(4, 15)]
    [InlineData(5, 20)]
    [InlineData(30, 610)]
    public void Timeout_OfLaterAttempts_Grows(int attempt, int seconds)
    {
        var run = new CoreRun();
        while (run.State.WorkflowTask.Attempt < attempt)
        {
            run.StartTask();
            run.FailTask();
        }

        Assert.Equal(TimeSpan.FromSeconds(seconds).Ticks, run.State.WorkflowTask.StartToCloseTimeout);
    }

    [Fact]
    public void Advance_PastTheTimeoutOfAStartedTask_TimesItOutAndFlushesWhatWasBuffered()
    {
        var run = new CoreRun();
        run.StartTask();
        run.Signal("one");
        run.Advance(10);

        Assert.Equal([WorkflowTaskTimedOut, WorkflowExecutionSignaled, WorkflowTaskScheduled], run.Types.Skip(3));
        Assert.Equal(1, run.State.WorkflowTask.Attempt);
    }

    [Fact]
    public void StickyTask_ThatNobodyTakes_GoesToTheNormalQueueWithAttempt1()
    {
        var run = new CoreRun();
        run.StartTask();
        run.CompleteTask(request => request.StickyAttributes = new StickyExecutionAttributes
        {
            WorkerTaskQueue = new TaskQueue { Name = "sticky" },
            ScheduleToStartTimeout = CoreRun.Seconds(2),
        });
        run.Signal("one");
        Assert.Equal(("sticky", "queue"), (run.LastDecision.Offers[0].Queue, run.LastDecision.Offers[0].NormalQueue));
        run.Advance(2);

        Assert.Equal([WorkflowTaskTimedOut, WorkflowTaskScheduled], run.Types.TakeLast(2));
        Assert.Equal(TimeoutType.ScheduleToStart, run.Events[^2].WorkflowTaskTimedOutEventAttributes.TimeoutType);
        Assert.Equal(("queue", 1), (run.LastDecision.Offers[0].Queue, run.State.WorkflowTask.Attempt));
    }

    [Fact]
    public void Complete_WithAWrongCommand_UndoesTheOthersAndFailsTheTask()
    {
        var run = new CoreRun();
        run.StartTask();
        var result = run.CompleteTask(Commands.Timer("t", 1), Commands.Timer("t", 1));

        Assert.Equal(WorkflowTaskFailedCause.StartTimerDuplicateId, result.Failure?.Cause);
        Assert.Empty(run.State.Timers);
        Assert.Equal(WorkflowTaskFailed, run.Last.EventType);
    }

    [Fact]
    public void Complete_OfTheRunWithUnseenEvents_FailsTheTask()
    {
        var run = new CoreRun();
        run.StartTask();
        run.Signal("unseen");
        var result = run.CompleteTask(Commands.Complete());

        Assert.Equal("UnhandledCommand", result.Failure?.Message);
        Assert.Equal([WorkflowTaskFailed, WorkflowExecutionSignaled, WorkflowTaskScheduled], run.Types.Skip(3));
    }

    [Fact]
    public void Complete_ByATokenOfBefore_IsRefused()
    {
        var run = new CoreRun();
        run.StartTask();
        run.CompleteTask();

        Assert.Throws<ServiceException>(() => run.CompleteTask());
    }

    [Fact]
    public void Complete_WithReturnNewTask_StartsItForTheWorker()
    {
        var run = new CoreRun();
        run.StartTask();
        run.Signal("one");
        var result = run.CompleteTask(request => request.ReturnNewWorkflowTask = true);

        Assert.True(result.NewTaskStarted);
        Assert.Empty(run.LastDecision.Offers);
        Assert.Equal("request-from-RespondWorkflowTaskCompleted", run.Last.WorkflowTaskStartedEventAttributes.RequestId);
    }

    [Fact]
    public void Signal_BeyondTheBuffer_FailsTheTask()
    {
        var run = new CoreRun();
        run.StartTask();
        for (var index = 0; index <= 100; index++)
        {
            run.Signal("s");
        }

        Assert.Equal(105, run.Events.Count);
        Assert.Equal((WorkflowTaskStatus.TransientScheduled, 2), (run.State.WorkflowTask.Status, run.State.WorkflowTask.Attempt));
    }
}
