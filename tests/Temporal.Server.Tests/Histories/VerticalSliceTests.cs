using Google.Protobuf.WellKnownTypes;
using Temporal.Server.Frontend;
using Temporalio.Api.Command.V1;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.Failure.V1;
using Temporalio.Api.WorkflowService.V1;
using Xunit;
using static Temporalio.Api.Enums.V1.EventType;

namespace Temporal.Server.Tests.Histories;

public sealed class VerticalSliceTests
{
    [Fact]
    public async Task Workflow_WithOneActivity_Completes()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync(), ScheduleActivity());
        var activity = await fixture.PollActivityAsync();
        await CompleteActivityAsync(fixture, activity);
        var second = await fixture.PollWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(second, Complete());

        Assert.Equal(3, second.PreviousStartedEventId);
        Assert.Equal(
            [
                WorkflowExecutionStarted, WorkflowTaskScheduled, WorkflowTaskStarted, WorkflowTaskCompleted, ActivityTaskScheduled,
                ActivityTaskStarted, ActivityTaskCompleted, WorkflowTaskScheduled, WorkflowTaskStarted, WorkflowTaskCompleted, WorkflowExecutionCompleted,
            ],
            await fixture.EventTypesAsync());
    }

    [Fact]
    public async Task Activity_ThatFails_IsRetriedAfterItsBackoff()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync(), ScheduleActivity());
        var first = await fixture.PollActivityAsync();
        await new RespondActivityTaskFailed(fixture.Engine).RespondActivityTaskFailedAsync(
            new RespondActivityTaskFailedRequest
            {
                Namespace = EngineFixture.Namespace,
                TaskToken = first.TaskToken,
                Failure = new Failure { Message = "boom", ApplicationFailureInfo = new ApplicationFailureInfo() },
            },
            EngineFixture.Call());
        await fixture.AdvanceAsync(TimeSpan.FromSeconds(1));
        var second = await fixture.PollActivityAsync();

        Assert.Equal(1, first.Attempt);
        Assert.Equal(2, second.Attempt);
        Assert.DoesNotContain(ActivityTaskFailed, await fixture.EventTypesAsync());
    }

    [Fact]
    public async Task Timer_ThatIsDue_Fires()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync(), StartTimer(TimeSpan.FromHours(1)));
        await fixture.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal([TimerStarted, TimerFired, WorkflowTaskScheduled], (await fixture.EventTypesAsync()).Skip(4));
    }

    [Fact]
    public async Task Signal_WhileATaskIsStarted_IsBuffered()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        var task = await fixture.PollWorkflowAsync();
        await fixture.SignalAsync("one");
        Assert.Equal(3, (await fixture.EventTypesAsync()).Count);

        await fixture.CompleteWorkflowTaskAsync(task, StartTimer(TimeSpan.FromHours(1)));
        Assert.Equal(
            [WorkflowTaskCompleted, TimerStarted, WorkflowExecutionSignaled, WorkflowTaskScheduled], (await fixture.EventTypesAsync()).Skip(3));
    }

    [Fact]
    public async Task Restart_OffersTasksAndSetsTimersAgain()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync(), StartTimer(TimeSpan.FromHours(1)), ScheduleActivity());
        await fixture.RestartAsync();
        Assert.Equal("activity", (await fixture.PollActivityAsync()).ActivityId);

        await fixture.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Contains(TimerFired, await fixture.EventTypesAsync());
    }

    [Fact]
    public async Task Restart_WhileATaskIsStarted_OffersItAgainAndTakesOneAnswer()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        var lost = await fixture.PollWorkflowAsync();
        await fixture.RestartAsync();
        var again = await fixture.PollWorkflowAsync();

        await fixture.CompleteWorkflowTaskAsync(lost, Complete());
        var refusal = await Assert.ThrowsAsync<Core.Errors.ServiceException>(() => fixture.CompleteWorkflowTaskAsync(again, Complete()));
        Assert.Equal("Workflow task not found.", refusal.Message);
        Assert.Equal(WorkflowExecutionCompleted, (await fixture.EventTypesAsync())[^1]);
    }

    [Fact]
    public async Task CloseEvent_IsWaitedFor()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        var task = await fixture.PollWorkflowAsync();
        var waiting = new GetWorkflowExecutionHistory(fixture.Engine).GetWorkflowExecutionHistoryAsync(
            new GetWorkflowExecutionHistoryRequest
            {
                Namespace = EngineFixture.Namespace,
                Execution = new WorkflowExecution { WorkflowId = EngineFixture.WorkflowId },
                WaitNewEvent = true,
                HistoryEventFilterType = HistoryEventFilterType.CloseEvent,
            },
            EngineFixture.Call()).AsTask();
        Assert.False(waiting.IsCompleted);
        await fixture.CompleteWorkflowTaskAsync(task, Complete());

        Assert.Equal(WorkflowExecutionCompleted, Assert.Single((await waiting).History.Events).EventType);
    }

    [Fact]
    public async Task Child_IsStartedAndItsEndIsTold()
    {
        await using var fixture = new EngineFixture();
        await fixture.StartWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(await fixture.PollWorkflowAsync(), new Command
        {
            CommandType = CommandType.StartChildWorkflowExecution,
            StartChildWorkflowExecutionCommandAttributes = new StartChildWorkflowExecutionCommandAttributes
            {
                WorkflowId = "child",
                WorkflowType = new WorkflowType { Name = "child-type" },
            },
        });
        var child = await fixture.PollWorkflowAsync();
        child = child.WorkflowExecution.WorkflowId == "child" ? child : await fixture.PollWorkflowAsync();
        await fixture.CompleteWorkflowTaskAsync(child, Complete());

        var types = await fixture.EventTypesAsync();
        Assert.Contains(ChildWorkflowExecutionStarted, types);
        Assert.Equal(WorkflowExecutionCompleted, (await fixture.EventTypesAsync(workflowId: "child"))[^1]);
    }

    private static Command ScheduleActivity() => new()
    {
        CommandType = CommandType.ScheduleActivityTask,
        ScheduleActivityTaskCommandAttributes = new ScheduleActivityTaskCommandAttributes
        {
            ActivityId = "activity",
            ActivityType = new ActivityType { Name = "activity-type" },
            StartToCloseTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(10)),
        },
    };

    private static Command StartTimer(TimeSpan after) => new()
    {
        CommandType = CommandType.StartTimer,
        StartTimerCommandAttributes = new StartTimerCommandAttributes { TimerId = "timer", StartToFireTimeout = Duration.FromTimeSpan(after) },
    };

    private static Command Complete() => new()
    {
        CommandType = CommandType.CompleteWorkflowExecution,
        CompleteWorkflowExecutionCommandAttributes = new CompleteWorkflowExecutionCommandAttributes(),
    };

    private static async Task CompleteActivityAsync(EngineFixture fixture, PollActivityTaskQueueResponse activity) =>
        await new RespondActivityTaskCompleted(fixture.Engine).RespondActivityTaskCompletedAsync(
            new RespondActivityTaskCompletedRequest { Namespace = EngineFixture.Namespace, TaskToken = activity.TaskToken, Identity = "activity-worker" },
            EngineFixture.Call());
}
