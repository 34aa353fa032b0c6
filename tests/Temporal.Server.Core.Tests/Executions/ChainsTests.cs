using Temporal.Server.Core.Executions;
using Temporalio.Api.Common.V1;
using Temporalio.Api.Enums.V1;
using Temporalio.Api.History.V1;
using Xunit;
using static Temporalio.Api.Enums.V1.EventType;

namespace Temporal.Server.Core.Tests.Executions;

public sealed class ChainsTests
{
    [Fact]
    public void Fail_WithARetryPolicy_StartsTheNextRunInTheSameDecision()
    {
        var run = new CoreRun(first => first.RetryPolicy = Policy(attempts: 2));
        run.StartTask();
        run.CompleteTask(Commands.Fail("first"));

        var next = run.LastDecision.NewRun!;
        Assert.Equal(RetryState.InProgress, run.Last.WorkflowExecutionFailedEventAttributes.RetryState);
        Assert.Equal(next.State.RunId, run.Last.WorkflowExecutionFailedEventAttributes.NewExecutionRunId);
        var first = FirstOf(next);
        Assert.Equal((2, "first", "run"), (first.Attempt, first.ContinuedFailure.Message, first.FirstExecutionRunId));
        Assert.True(next.State.FirstTaskBackoff);
        Assert.Empty(next.Offers);
    }

    [Fact]
    public void Fail_OfTheLastAttempt_EndsTheChain()
    {
        var run = new CoreRun(first => first.RetryPolicy = Policy(attempts: 1));
        run.StartTask();
        run.CompleteTask(Commands.Fail("only"));

        Assert.Null(run.LastDecision.NewRun);
        Assert.Equal(RetryState.MaximumAttemptsReached, run.Last.WorkflowExecutionFailedEventAttributes.RetryState);
    }

    [Fact]
    public void ContinueAsNew_OfAYoungRun_WaitsForTheRestOfTheSecond()
    {
        var run = new CoreRun();
        run.StartTask();
        run.Advance(0.25);
        run.CompleteTask(Commands.ContinueAsNew());

        var first = FirstOf(run.LastDecision.NewRun!);
        Assert.Equal(TimeSpan.FromSeconds(0.75), first.FirstWorkflowTaskBackoff.ToTimeSpan());
        Assert.Equal(ContinueAsNewInitiator.Workflow, first.Initiator);
        Assert.Equal(WorkflowExecutionStatus.ContinuedAsNew, run.State.Status);
    }

    [Fact]
    public void Complete_OfACronRun_StartsTheNextAtItsTick()
    {
        var run = new CoreRun(first => first.CronSchedule = "@every 60s");
        run.Advance(1);
        run.StartTask();
        run.CompleteTask(Commands.Complete());

        Assert.Equal(ContinueAsNewInitiator.CronSchedule, FirstOf(run.LastDecision.NewRun!).Initiator);
        Assert.InRange(FirstOf(run.LastDecision.NewRun!).FirstWorkflowTaskBackoff.ToTimeSpan().TotalSeconds, 1, 60);
    }

    [Fact]
    public void Advance_PastTheRunTimeout_IsRetried()
    {
        var run = new CoreRun(first =>
        {
            first.WorkflowRunTimeout = CoreRun.Seconds(5);
            first.RetryPolicy = Policy(attempts: 0);
        });
        run.Advance(5);

        Assert.Equal(WorkflowExecutionTimedOut, run.Last.EventType);
        Assert.Equal(RetryState.InProgress, run.Last.WorkflowExecutionTimedOutEventAttributes.RetryState);
        Assert.NotNull(run.LastDecision.NewRun);
    }

    [Fact]
    public void Advance_PastTheExecutionTimeout_EndsTheChain()
    {
        var run = new CoreRun(first =>
        {
            first.WorkflowExecutionTimeout = CoreRun.Seconds(5);
            first.WorkflowExecutionExpirationTime = Ticks.ToTimestamp(TimeSpan.TicksPerDay + TimeSpan.FromSeconds(5).Ticks);
            first.RetryPolicy = Policy(attempts: 0);
        });
        run.Advance(5);

        Assert.Equal(RetryState.Timeout, run.Last.WorkflowExecutionTimedOutEventAttributes.RetryState);
        Assert.Null(run.LastDecision.NewRun);
    }

    [Fact]
    public void Signal_DuringTheFirstBackoff_WaitsWithIt()
    {
        var run = new CoreRun(first => first.FirstWorkflowTaskBackoff = CoreRun.Seconds(30));
        run.Signal("early");
        Assert.Equal([WorkflowExecutionStarted, WorkflowExecutionSignaled], run.Types);
        run.Advance(30);

        Assert.Equal(WorkflowTaskScheduled, run.Last.EventType);
    }

    private static WorkflowExecutionStartedEventAttributes FirstOf(Decision decision) => decision.Batches[0][0].WorkflowExecutionStartedEventAttributes;

    private static RetryPolicy Policy(int attempts) => new()
    {
        InitialInterval = CoreRun.Seconds(10),
        BackoffCoefficient = 1,
        MaximumAttempts = attempts,
    };
}
